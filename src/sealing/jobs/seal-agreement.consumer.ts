import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors.js';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';
import { SealAgreementHandler } from '../application/seal-agreement.handler.js';

/** Stands in rows: see `EventConsumer`. */
export const sealingConsumer = 'seal-agreement';

/** Seals an agreement once both have signed; after a hold, on its release. */
@Injectable()
export class SealAgreementConsumer extends EventConsumer {
  readonly name = sealingConsumer;
  readonly eventTypes = ['partnership.signed', 'partnership.released'];
  readonly ordered = true;
  override readonly batch = 1;
  /** A time-stamp authority that is away, above all: a seal waits for it however long, and is never made without. */
  override readonly waitsForOthers = true;

  constructor(@Inject(SealAgreementHandler) private readonly handler: SealAgreementHandler) {
    super();
  }

  async handle({ partnershipId, occurredAt }: DeliveredEvent): Promise<void> {
    try {
      await this.handler.execute(partnershipId, occurredAt);
    } catch (error) {
      if (error instanceof AppError && error.errors.some(({ code }) => overtaken.has(code))) return;
      throw error;
    }
  }
}

/** Somebody else did it, or the case rests or has ended: another event comes, or none is needed. */
const overtaken = new Set(['action.not-in-state', 'action.on-hold', 'document.already-sealed']);
