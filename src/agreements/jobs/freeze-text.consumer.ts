import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors.js';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';
import { FreezeTextHandler } from '../application/freeze-text.handler.js';

/** Freezes the text once both communities have accepted it, and again after a rescinded approval was renewed. */
@Injectable()
export class FreezeTextConsumer extends EventConsumer {
  readonly name = 'freeze-text';
  readonly eventTypes = [
    'agreement.text-accepted',
    'approvals.completed',
    'partnership.released',
    'partnership.revived',
  ];
  readonly ordered = true;
  override readonly batch = 1;

  constructor(@Inject(FreezeTextHandler) private readonly freeze: FreezeTextHandler) {
    super();
  }

  async handle({ partnershipId, occurredAt }: DeliveredEvent): Promise<void> {
    await unlessOvertaken(() => this.freeze.execute({ partnershipId, date: occurredAt }));
  }
}

/**
 * A refusal because the case has moved on meanwhile, or isn't there yet, is an end and not a failure: another event comes.
 * Any other is parked where staff see it, since nothing would bring the text back once it no longer applies.
 */
export async function unlessOvertaken(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError && error.errors.some(({ code }) => overtaken.has(code))) return;
    throw error;
  }
}

const overtaken = new Set([
  'action.not-in-state',
  'action.on-hold',
  'text.not-accepted-by-both',
  'text.stale-revision',
]);
