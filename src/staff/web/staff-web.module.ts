import { Module } from '@nestjs/common';
import { CommunitiesQuery } from '../../communities/application/communities.query.js';
import { CommunitiesModule } from '../../communities/communities.module.js';
import { MailWriter } from '../../notifications/application/mail-writer.js';
import { MessageList } from '../../notifications/application/message-list.js';
import { MessagePreview } from '../../notifications/application/message-preview.js';
import { CaseQuery } from '../../partnerships/application/case.query.js';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { EmailTemplates } from '../../platform/mail/email-templates.js';
import { CONFIG } from '../../platform/platform.module.js';
import { CaseFile } from '../application/case-file.js';
import { PlannedSteps } from '../application/planned-steps.js';
import { WorkQueue } from '../application/work-queue.js';
import { PostgresPlannedSteps } from '../infrastructure/postgres-planned-steps.js';
import { PostgresWorkQueue } from '../infrastructure/postgres-work-queue.js';
import { PlannedModule } from '../planned.module.js';
import { StaffCaseController } from './case/staff-case.controller.js';
import { PlannedController } from './planned/planned.controller.js';
import { QueueController } from './queue.controller.js';

/** The staff's desk: what is pending and on whom, and every case. For web processes; needs the notifications. */
@Module({
  imports: [CommunitiesModule, PlannedModule],
  controllers: [QueueController, PlannedController, StaffCaseController],
  providers: [
    { provide: WorkQueue, inject: [Database], useFactory: (database: Database) => new PostgresWorkQueue(database) },
    {
      provide: PlannedSteps,
      inject: [Database],
      useFactory: (database: Database) => new PostgresPlannedSteps(database),
    },
    {
      provide: MessagePreview,
      inject: [MailWriter, EmailTemplates, CONFIG],
      useFactory: (writer: MailWriter, templates: EmailTemplates, { baseUrl }: Config) =>
        new MessagePreview(writer, templates, baseUrl),
    },
    {
      provide: CaseFile,
      inject: [CaseQuery, CommunitiesQuery, MessageList, PlannedSteps],
      useFactory: (cases: CaseQuery, communities: CommunitiesQuery, messages: MessageList, steps: PlannedSteps) =>
        new CaseFile(cases, communities, messages, steps),
    },
  ],
})
export class StaffWebModule {}
