import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../platform/database/database.js';
import type { Subscriptions } from '../../platform/outbox/subscriptions.js';
import type { Wake } from '../../platform/outbox/wake.js';
import {
  type ActorRef,
  type Change,
  type Committed,
  type ListedEvent,
  type LoadedCase,
  type NewPair,
  PartnershipStore,
} from '../application/partnership-store.js';
import { chainStart } from '../domain/chain-start.js';
import { newPartnership } from '../domain/evolve.js';
import { loadByIdSql, loadByReferenceSql, loadPairSql } from './case-query.js';
import { actorFrom, type CaseRow, factsFrom, isSample, loadedFrom, type PairRow } from './case-row.js';
import { changeJson } from './change-json.js';
import { type EventRow, eventsSql, listedEvent } from './event-query.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface CommitRow {
  result: { version?: number; repeated?: { requestHash: string; partnershipId: string; version: number } };
}

/** One round trip to load, one to commit. */
export class PostgresPartnershipStore extends PartnershipStore {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly wake: Wake,
  ) {
    super();
  }

  async load(referenceOrId: string, actor: ActorRef, now: Date): Promise<LoadedCase | null> {
    const byId = uuid.test(referenceOrId);
    const [row] = await this.database.prepared<CaseRow>(
      byId ? 'load-case-by-id' : 'load-case',
      byId ? loadByIdSql : loadByReferenceSql,
      [referenceOrId, personId(actor), now],
    );
    return row ? loadedFrom(row, actor, now) : null;
  }

  async loadPair(pair: NewPair, ref: ActorRef, now: Date): Promise<LoadedCase | null> {
    const values = [pair.initiatorId, personId(ref), now, pair.counterpartId];
    const [row] = await this.database.prepared<PairRow>('load-pair', loadPairSql, values);
    const facts = row ? factsFrom(row, now, false) : null;
    const actor = row && facts && actorFrom(row, facts, ref, false);
    if (!facts || !actor) return null;
    const partnership = newPartnership({
      id: uuidv7(),
      reference: '',
      procedureId: uuidv7(),
      since: facts.now,
      ...pair,
    });
    return { partnership, facts, actor, headHash: chainStart, visible: true, sample: isSample(row) };
  }

  async commit(change: Change): Promise<Committed> {
    const json = JSON.stringify(changeJson(change, this.subscriptions));
    try {
      const [row] = await this.database.prepared<CommitRow & Record<string, unknown>>(
        'commit-change',
        'select commit_partnership_change($1::jsonb) as result',
        [json],
      );
      this.wake.soon();
      return committed(row?.result ?? {}, change);
    } catch (error) {
      return lost(error);
    }
  }

  async events(partnershipId: string, afterVersion = 0): Promise<ListedEvent[]> {
    const rows = await this.database.query<EventRow>(eventsSql, [partnershipId, afterVersion]);
    return rows.map(listedEvent);
  }

  async nextReference(year: number): Promise<string> {
    return `P-${year}-${await this.next('partnership_reference_number', 5)}`;
  }

  async nextRegisterNumber(year: number): Promise<string> {
    return `E-${year}-${await this.next('register_number', 5)}`;
  }

  private async next(sequence: string, digits: number): Promise<string> {
    const [row] = await this.database.query<{ n: string }>('select nextval($1::regclass) as n', [sequence]);
    return String(row?.n).padStart(digits, '0');
  }
}

const personId = (actor: ActorRef): string | null => (actor.kind === 'person' ? actor.personId : null);

function committed(result: CommitRow['result'], { idempotency, after }: Change): Committed {
  if (!result.repeated) return { outcome: 'committed', version: after.version };
  const { requestHash, partnershipId, version } = result.repeated;
  return { outcome: 'repeated', version, partnershipId, sameRequest: requestHash === idempotency?.requestHash };
}

/** What `commit_partnership_change` raises when somebody else was faster; anything else is a fault. */
function lost(error: unknown): Committed {
  const { code, detail, constraint } = error as { code?: string; detail?: string; constraint?: string };
  if (code === 'EN001') return { outcome: 'code-spent' };
  if (code === 'EN002') return { outcome: 'conflict' };
  if (code === 'EN003') return { outcome: 'taken', reference: detail ?? '' };
  if (code === '23505' && constraint === 'partnership_event_partnership_id_version_key') return { outcome: 'conflict' };
  throw error;
}
