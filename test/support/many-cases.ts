import { v7 as uuidv7 } from 'uuid';
import type { Partnership } from '../../src/partnerships/domain/partnership.js';
import { isOpen, type State } from '../../src/partnerships/domain/states.js';
import { waitingColumn } from '../../src/partnerships/domain/waiting.js';
import type { Database } from '../../src/platform/database/database.js';
import { aPartnership } from './partnership-builders.js';

export interface ManyCases {
  count: number;
  /** Cycled through. */
  states: readonly State[];
  now: Date;
  /** Slugs of the communities to take pairs of; all by default. */
  onHold?: (index: number) => boolean;
  targetDays?: number | null;
}

const day = 86_400_000;

/** Rows as the product would write them, without events: for lists of many cases, not for what is done with one. */
export async function manyCases(database: Database, wanted: ManyCases): Promise<void> {
  const communities = await database.query<{ id: string; slug: string }>(
    'select id, slug from community order by slug',
  );
  const ids = communities.map(({ id }) => id);
  const rows = Array.from({ length: wanted.count }, (_, index) => rowOf(index, ids, wanted));
  await database.query(
    `insert into partnership (id, reference, kind, initiator_id, counterpart_id, names_as_signed, register_number, recognised_at,
       affiliation_date, validity, recognition, activity, version, head_hash, created_at, updated_at)
     select x.id, x.reference, x.kind, x.initiator, x.counterpart, x.names, x.number, x.recognised_at, x.affiliated,
       'active', 'listed', 'active', 1, '\\x00', x.since, x.since
     from jsonb_to_recordset($1::jsonb) as x (id uuid, reference text, kind text, initiator uuid, counterpart uuid, names jsonb,
       number text, recognised_at timestamptz, affiliated date, since timestamptz)`,
    [JSON.stringify(rows)],
  );
  await database.query(
    `insert into procedure (id, partnership_id, purpose, state, state_since, on_hold, waiting_on, target_at, open, data, started_at)
     select x.procedure_id, x.id, 'establish', x.state, x.since, x.on_hold, x.waiting_on, x.target, x.open, x.data, x.since
     from jsonb_to_recordset($1::jsonb) as x (id uuid, procedure_id uuid, state text, since timestamptz, on_hold boolean,
       waiting_on text, target timestamptz, open boolean, data jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Every fifth waits since the same instant as the one before: order must not depend on time alone. */
function rowOf(index: number, ids: readonly string[], { states, now, onHold, targetDays = 10 }: ManyCases) {
  const state = states[index % states.length] ?? 'submitted';
  const since = new Date(now.getTime() - (1 + Math.floor(index / 5)) * day);
  const recognised = state === 'recognised';
  const [initiator, counterpart] = pairAt(index, ids);
  const kind = index % 3 === 0 ? 'friendship' : 'sister';
  const partnership = aPartnership({
    state,
    kind,
    initiatorId: initiator,
    counterpartId: counterpart,
    procedure: { since: since.toISOString(), clockFrom: since.toISOString() },
  });
  const held = onHold?.(index) ?? false;
  return {
    ...facts(partnership, held),
    id: uuidv7(),
    procedure_id: uuidv7(),
    reference: `P-2026-${String(index + 1).padStart(5, '0')}`,
    ...{ kind, initiator, counterpart, state, since },
    names: recognised ? { initiator: 'the one', counterpart: 'the other' } : null,
    number: recognised ? `E-2026-${String(index + 1).padStart(5, '0')}` : null,
    recognised_at: recognised ? since : null,
    affiliated: recognised ? since.toISOString().slice(0, 10) : null,
    target: held || targetDays === null ? null : new Date(since.getTime() + targetDays * day),
  };
}

const facts = ({ procedure }: Partnership, held: boolean) => ({
  on_hold: held,
  waiting_on: waitingColumn(procedure),
  open: isOpen(procedure.state),
  data: held ? { ...procedure, hold: { reason: 'Elections', since: procedure.since, until: null } } : procedure,
});

/** Every pair once, in either direction, before the first comes again. */
function pairAt(index: number, ids: readonly string[]): [string, string] {
  const first = index % ids.length;
  const step = 1 + (Math.floor(index / ids.length) % (ids.length - 1));
  return [ids[first] ?? '', ids[(first + step) % ids.length] ?? ''];
}
