import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypesettingModule } from '../agreements/typesetting.module.js';
import { WordingModule } from '../agreements/wording.module.js';
import { PapersModule } from '../agreements/papers.module.js';
import { TextsModule } from '../agreements/texts.module.js';
import { CeremonyWebModule } from '../ceremony/web/ceremony-web.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { CancelMessage } from '../notifications/application/cancel-message.js';
import { MailHealth } from '../notifications/application/mail-health.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { RegisterModule } from '../register/register.module.js';
import { VerificationModule } from '../verification/verification.module.js';
import { EvidenceModule } from '../sealing/evidence.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { PlannedModule } from '../staff/planned.module.js';
import { ApiRoutes } from './openapi/api-routes.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { IncidentListQuery } from './queries/incident-list.query.js';
import { PartnershipListQuery } from './queries/partnership-list.query.js';
import { IdempotentWrites } from './requests/idempotent-writes.js';
import { onlyJsonBodies } from './requests/json-bodies.js';
import { ActionsController } from './v1/actions.controller.js';
import { MyApiKeysController } from './v1/api-keys.controller.js';
import { ArmsController } from './v1/arms.controller.js';
import { CaseAnswers } from './v1/case-answers.js';
import { CaseDocumentsController } from './v1/case-documents.controller.js';
import { CaseEvidenceController } from './v1/case-evidence.controller.js';
import { CaseOriginalsController } from './v1/case-originals.controller.js';
import { CasePapersController } from './v1/case-papers.controller.js';
import { CommunitiesController } from './v1/communities.controller.js';
import { InboxAnswers } from './v1/inbox-answers.js';
import { InboxApiController } from './v1/inbox.controller.js';
import { BouncesController } from './v1/bounces.controller.js';
import { MailAddressesController } from './v1/mail-addresses.controller.js';
import { MailOperationsController } from './v1/mail-operations.controller.js';
import { MeController } from './v1/me.controller.js';
import { MembersController } from './v1/members.controller.js';
import { OperationsController } from './v1/operations.controller.js';
import { PartnershipsController } from './v1/partnerships.controller.js';
import { PlannedStepsController } from './v1/planned-steps.controller.js';
import { PublicRegisterController } from './v1/public-register.controller.js';
import { TermCommands } from './v1/term-commands.js';
import { TermsController } from './v1/terms.controller.js';
import { TextsController } from './v1/texts.controller.js';
import { VerificationsController } from './v1/verifications.controller.js';
import { WebhookDeliveriesController } from './v1/webhook-deliveries.controller.js';
import { WebhooksApiController } from './v1/webhooks.controller.js';
import { UploadsController } from './v1/uploads.controller.js';
import { AgreementLibrariesController } from './v1/agreement-libraries.controller.js';
import { ApiDocsController } from './web/api-docs.controller.js';

/** Everything a page can do, for programs. In processes that serve pages. */
@Module({
  imports: [
    DiscoveryModule,
    TextsModule,
    CommunitiesModule,
    CeremonyWebModule,
    DocumentsModule,
    PapersModule,
    RegisterModule,
    VerificationModule,
    EvidenceModule,
    TypesettingModule,
    WordingModule,
    WebhooksModule,
    InboxModule,
    PlannedModule,
  ],
  controllers: [
    ...[
      MeController,
      MyApiKeysController,
      InboxApiController,
      CommunitiesController,
      MembersController,
      TermsController,
    ],
    ...[ArmsController, CaseEvidenceController, CaseOriginalsController],
    ...[PartnershipsController, ActionsController, CaseDocumentsController, CasePapersController, UploadsController],
    ...[WebhooksApiController, WebhookDeliveriesController],
    ...[AgreementLibrariesController, TextsController, BouncesController, MailAddressesController],
    ...[MailOperationsController, PlannedStepsController],
    ...[PublicRegisterController, VerificationsController, OperationsController, OpenApiController, ApiDocsController],
  ],
  providers: [
    CaseAnswers,
    InboxAnswers,
    TermCommands,
    IdempotentWrites,
    PartnershipListQuery,
    IncidentListQuery,
    made(CancelMessage, [Database]),
    made(MailHealth, [Database]),
    ApiRoutes,
  ],
})
export class ApiModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(onlyJsonBodies).forRoutes('api/v1/*path');
  }
}
