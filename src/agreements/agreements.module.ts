import { Inject, Module } from '@nestjs/common';
import { PartnershipStore } from '../partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../partnerships/application/perform-action.handler.js';
import { Clock } from '../platform/clock/clock.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { OutboxModule } from '../platform/outbox/outbox.module.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { made } from '../platform/made.js';
import { CONFIG } from '../platform/platform.module.js';
import { AgreementContents } from './application/agreement-contents.js';
import { DocumentRenderer } from './application/typesetting/document-renderer.js';
import { FreezeTextHandler } from './application/freeze-text.handler.js';
import { StoredOriginals } from './application/stored-originals.js';
import { FreezeTextConsumer } from './jobs/freeze-text.consumer.js';
import { TextsModule } from './texts.module.js';

const parts = [PartnershipStore, PerformActionHandler, AgreementContents, StoredOriginals, Clock, CONFIG] as const;

/** The text of agreements and their papers; listens to the core and brings back what it rendered. */
@Module({
  imports: [DocumentsModule, TextsModule, OutboxModule],
  providers: [
    made(StoredOriginals, [DocumentRenderer, DocumentStore]),
    made(FreezeTextHandler, parts),
    FreezeTextConsumer,
  ],
})
export class AgreementsModule {
  constructor(
    @Inject(Subscriptions) subscriptions: Subscriptions,
    @Inject(FreezeTextConsumer) freeze: FreezeTextConsumer,
  ) {
    subscriptions.add(freeze);
  }
}
