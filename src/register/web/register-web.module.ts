import { Module } from '@nestjs/common';
import { RegisterModule } from '../register.module.js';
import { FeedController } from './feed.controller.js';
import { RegisterController } from './register.controller.js';
import { VerifyController } from './verify.controller.js';

/** The public register, its feed, and the check of a document's number. For web processes. */
@Module({ imports: [RegisterModule], controllers: [FeedController, RegisterController, VerifyController] })
export class RegisterWebModule {}
