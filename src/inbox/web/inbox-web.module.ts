import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { InboxModule } from '../inbox.module.js';
import { CountsInterceptor } from './counts.interceptor.js';
import { InboxController } from './inbox.controller.js';
import { InboxStreamController } from './inbox-stream.controller.js';
import { LiveStreams } from './live-streams.js';
import { StreamWakes } from './stream-wakes.js';

/** The inbox, its stream of changes, and the counts of every page. For web processes; needs the notifications. */
@Module({
  imports: [InboxModule],
  controllers: [InboxStreamController, InboxController],
  providers: [StreamWakes, LiveStreams, { provide: APP_INTERCEPTOR, useClass: CountsInterceptor }],
})
export class InboxWebModule {}
