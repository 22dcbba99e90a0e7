import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { Wake } from '../platform/outbox/wake.js';
import { AgreementTexts } from './application/agreement-texts.js';
import { BroughtDocuments } from './application/brought-documents.js';
import { CancelledSteps } from './application/cancelled-steps.js';
import { CaseQuery } from './application/case.query.js';
import { DeputyAddresses } from './application/deputy-addresses.js';
import { EarlierRequests } from './application/earlier-requests.js';
import { PartnershipStore } from './application/partnership-store.js';
import { PerformActionHandler } from './application/perform-action.handler.js';
import { KeptDrawings } from './application/kept-drawings.js';
import { Preparations } from './application/preparations.js';
import { SignaturePreparation } from './application/signature-preparation.js';
import { StartProposalHandler } from './application/start-proposal.handler.js';
import { StepUpCheck } from './application/step-up-check.js';
import { TextPrinting } from './application/text-printing.js';
import { lifecycleProblems } from './domain/lifecycle-check.js';
import { procedureLifecycle } from './domain/lifecycle.js';
import { PostgresCancelledSteps } from './infrastructure/postgres-cancelled-steps.js';
import { PostgresDeputyAddresses } from './infrastructure/postgres-deputy-addresses.js';
import { PostgresEarlierRequests } from './infrastructure/postgres-earlier-requests.js';
import { PostgresPartnershipStore } from './infrastructure/postgres-partnership-store.js';

const providers: Provider[] = [
  made(PostgresPartnershipStore, [Database, Subscriptions, Wake], PartnershipStore),
  made(PostgresEarlierRequests, [Database], EarlierRequests),
  made(SignaturePreparation, [StepUpCheck, TextPrinting, KeptDrawings]),
  made(PostgresDeputyAddresses, [Database], DeputyAddresses),
  made(Preparations, [PartnershipStore, BroughtDocuments, AgreementTexts, SignaturePreparation, DeputyAddresses]),
  made(PerformActionHandler, [PartnershipStore, Preparations, EarlierRequests, Clock]),
  made(StartProposalHandler, [PartnershipStore, EarlierRequests, Clock]),
  made(CaseQuery, [PartnershipStore, Clock]),
  made(PostgresCancelledSteps, [Database], CancelledSteps),
];

/** The core. `ports` brings what it asks of other features; it never knows who its listeners are. */
@Module({})
export class PartnershipsModule {
  static forRoot(ports: Type<unknown> | DynamicModule): DynamicModule {
    const problems = lifecycleProblems(procedureLifecycle);
    if (problems.length > 0) throw new Error(`The lifecycle table is not sound: ${problems.join(' ')}`);
    return {
      module: PartnershipsModule,
      global: true,
      imports: [ports],
      providers,
      exports: [
        ...[PartnershipStore, PerformActionHandler, StartProposalHandler, CaseQuery, CancelledSteps, EarlierRequests],
        ports,
      ],
    };
  }
}
