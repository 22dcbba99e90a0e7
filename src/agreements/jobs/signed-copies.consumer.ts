import { Inject, Injectable } from '@nestjs/common';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';
import { StoreSignedCopiesHandler } from '../application/store-signed-copies.handler.js';
import { unlessOvertaken } from './freeze-text.consumer.js';

/** Produces the signed copies once both have signed; after a hold, on its release. */
@Injectable()
export class SignedCopiesConsumer extends EventConsumer {
  readonly name = 'signed-copies';
  readonly eventTypes = ['partnership.signed', 'partnership.released'];
  readonly ordered = true;
  override readonly batch = 1;

  constructor(@Inject(StoreSignedCopiesHandler) private readonly handler: StoreSignedCopiesHandler) {
    super();
  }

  async handle({ partnershipId, occurredAt }: DeliveredEvent): Promise<void> {
    await unlessOvertaken(() => this.handler.execute(partnershipId, occurredAt));
  }
}
