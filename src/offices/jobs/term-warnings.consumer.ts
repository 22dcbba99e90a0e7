import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database.js';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';
import { TellOfTerms } from '../application/tell-of-terms.js';

/** A case that comes so far that a signature is to be expected: whose term ends before long hears of it. */
@Injectable()
export class TermWarningsConsumer extends EventConsumer {
  readonly name = 'term-warnings';
  readonly eventTypes = ['partnership.recommended', 'partnership.revived'];
  readonly ordered = false;

  constructor(@Inject(TellOfTerms) private readonly tell: TellOfTerms) {
    super();
  }

  async handle({ partnershipId }: DeliveredEvent, sql: Sql): Promise<void> {
    await this.tell.ofCase(partnershipId, sql);
  }
}
