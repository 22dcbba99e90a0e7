import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { AgreementContents } from '../agreements/application/agreement-contents.js';
import { DocumentRenderer } from '../agreements/application/typesetting/document-renderer.js';
import { TextsModule } from '../agreements/texts.module.js';
import { PartnershipStore } from '../partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../partnerships/application/perform-action.handler.js';
import { PublicChain } from '../partnerships/application/public-chain.js';
import { PostgresPublicChain } from '../partnerships/infrastructure/postgres-public-chain.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { OutboxModule } from '../platform/outbox/outbox.module.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { CONFIG } from '../platform/platform.module.js';
import { OwnAuthorities } from '../verification/application/own-authorities.js';
import { DirectInspector } from '../verification/infrastructure/direct-inspector.js';
import { VerificationModule } from '../verification/verification.module.js';
import { DocumentSealer } from './application/document-sealer.js';
import { SealAgreementHandler } from './application/seal-agreement.handler.js';
import { SealKeys } from './application/seal-keys.js';
import { SealedFileCheck } from './application/sealed-file-check.js';
import { SealingSteps } from './application/sealing-steps.js';
import { SignatoryTerms } from './application/signatory-terms.js';
import { TimeStampAuthority } from './application/time-stamp-authority.js';
import { InspectedFileCheck } from './infrastructure/inspected-file-check.js';
import { PostgresSealingSteps } from './infrastructure/postgres-sealing-steps.js';
import { PostgresSignatoryTerms } from './infrastructure/postgres-signatory-terms.js';
import { sealingLine } from './infrastructure/sealing-line.js';
import { UnsealedCases } from './infrastructure/unsealed-cases.js';
import { SealAgreementConsumer, sealingConsumer } from './jobs/seal-agreement.consumer.js';
import { SealingModule } from './sealing.module.js';

/** What the parts are called, in the order in which they are injected. */
const parts = {
  store: PartnershipStore,
  perform: PerformActionHandler,
  chain: PublicChain,
  contents: AgreementContents,
  documents: DocumentStore,
  renderer: DocumentRenderer,
  terms: SignatoryTerms,
  keys: SealKeys,
  sealer: DocumentSealer,
  stamps: TimeStampAuthority,
  steps: SealingSteps,
  check: SealedFileCheck,
  clock: Clock,
  config: CONFIG,
};
type Parts = Omit<Parameters<typeof sealingLine>[0], 'tools' | 'baseUrl'> & {
  keys: SealKeys;
  sealer: DocumentSealer;
  stamps: TimeStampAuthority;
  config: Config;
};

function handlerOf(...given: unknown[]): SealAgreementHandler {
  const named = Object.fromEntries(Object.keys(parts).map((name, index) => [name, given[index]]));
  const { keys, sealer, stamps, config, ...others } = named as unknown as Parts;
  return sealingLine({ ...others, tools: { keys, sealer, stamps }, baseUrl: config.baseUrl });
}

/** Seals what both have signed; listens to the core. */
@Module({
  imports: [DocumentsModule, TextsModule, OutboxModule, SealingModule, VerificationModule],
  providers: [
    made(PostgresPublicChain, [Database], PublicChain),
    made(PostgresSignatoryTerms, [Database], SignatoryTerms),
    made(PostgresSealingSteps, [Database, Clock], SealingSteps),
    made(InspectedFileCheck, [DirectInspector, OwnAuthorities], SealedFileCheck),
    { provide: SealAgreementHandler, inject: Object.values(parts), useFactory: handlerOf },
    {
      provide: UnsealedCases,
      inject: [Database],
      useFactory: (database: Database) => new UnsealedCases(database, sealingConsumer),
    },
    SealAgreementConsumer,
  ],
  exports: [PublicChain, SealAgreementHandler, SealingModule],
})
export class SealedAgreementsModule implements OnApplicationBootstrap {
  constructor(
    @Inject(Subscriptions) subscriptions: Subscriptions,
    @Inject(SealAgreementConsumer) consumer: SealAgreementConsumer,
    @Inject(UnsealedCases) private readonly unsealed: UnsealedCases,
  ) {
    subscriptions.add(consumer);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.unsealed.handOver();
  }
}
