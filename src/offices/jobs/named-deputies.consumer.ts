import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EnterDeputyHandler } from '../../communities/application/enter-deputy.handler.js';
import { sides } from '../../partnerships/domain/states.js';
import type { Sql } from '../../platform/database/database.js';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';

const named = z.object({ side: z.enum(sides) });
const deputyOf = z.object({
  ...{ name: z.string(), mail: z.string(), office: z.string(), from: z.string(), until: z.string() },
  ...{ reason: z.string(), instrumentSha256: z.string() },
});

/**
 * Enters the delegate whom an official named in a case, as a term of the community. Staff and clerks are asked by mail to
 * see to it; once staff have confirmed it, the deputy is invited like every other official.
 */
@Injectable()
export class NamedDeputiesConsumer extends EventConsumer {
  readonly name = 'named-deputies';
  readonly eventTypes = ['signature.deputy-named'];
  readonly ordered = true;
  override readonly batch = 1;

  constructor(@Inject(EnterDeputyHandler) private readonly enter: EnterDeputyHandler) {
    super();
  }

  /** What was erased by retention names nobody any more. */
  async handle(event: DeliveredEvent, sql: Sql): Promise<void> {
    if (event.private === null || event.actor.kind !== 'person') return;
    const { side } = named.parse(event.data);
    const deputy = deputyOf.parse(event.private);
    const communityId = await communityOf(event.partnershipId, side, sql);
    await this.enter.execute({ id: event.id, communityId, deputy, namedBy: event.actor.id }, sql);
  }
}

async function communityOf(partnershipId: string, side: (typeof sides)[number], sql: Sql): Promise<string> {
  const [row] = await sql.query<{ initiator: string; counterpart: string }>(
    'select initiator_id as initiator, counterpart_id as counterpart from partnership where id = $1',
    [partnershipId],
  );
  if (!row) throw new Error(`There is no partnership ${partnershipId}.`);
  return row[side];
}
