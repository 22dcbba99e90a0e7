import type { Database } from '../../platform/database/database.js';
import type { AuditedEvent, AuditedPartnership, LackingDocument } from '../application/audit.js';
import type { ActorStamp } from '../domain/actors.js';
import type { State } from '../domain/states.js';
import { type CaseRow, partnershipFrom } from './case-row.js';
import { eventHash, sealPrivate } from './event-chain.js';
import { type EventRow, listedEvent } from './event-query.js';

interface AuditRow extends CaseRow {
  state: string;
  on_hold: boolean;
  waiting_on: string;
  pair_claim: string | null;
  signatures: string[];
}

interface ChainRow extends EventRow {
  partnership_id: string;
  private_hash: string | null;
  prev_hash: string;
  salt: Buffer<ArrayBuffer> | null;
}

interface LackingRow extends LackingDocument, Record<string, unknown> {
  partnership_id: string;
}

const partnershipsSql = `
select p.id, p.reference, p.kind, p.initiator_id, p.counterpart_id, p.names_as_signed, p.register_number, p.recognised_at,
       p.affiliation_date::text, p.validity, p.recognition, p.activity, p.version, encode(p.head_hash, 'hex') as head_hash,
       p.pair_claim, r.data as procedure, r.state, r.on_hold, r.waiting_on,
       array(select concat_ws(' ', s.side, s.id, s.name, s.typed_name, s.content_hash) from signature s
             where s.procedure_id = r.id and s.voided_by is null) as signatures
from partnership p
join lateral (select * from procedure o where o.partnership_id = p.id order by o.started_at desc limit 1) r on true
where p.id > $1 order by p.id limit $2`;

const chainSql = `
select e.partnership_id, e.id, e.version, e.type, e.schema, e.actor, e.entered, e.data, e.occurred_at,
       encode(e.hash, 'hex') as hash, encode(e.prev_hash, 'hex') as prev_hash, encode(e.private_hash, 'hex') as private_hash,
       s.data as private, s.salt, null as actor_name
from partnership_event e left join partnership_event_private s on s.event_id = e.id
where e.partnership_id = any($1) order by e.partnership_id, e.version`;

/** Of every run, not of the last alone: what an earlier agreement sealed is kept as long. */
const lackingSql = `
select r.partnership_id, named.kind, named.sha256
from procedure r
cross join (values ('sealed original', '{sealed,copies}'), ('signed copy', '{signedCopies}'),
  ('reviewed original', '{frozen,originals}')) as place (kind, path)
cross join lateral (select place.kind, value as sha256 from jsonb_each_text(
  case jsonb_typeof(r.data #> place.path::text[]) when 'object' then r.data #> place.path::text[] else '{}' end)) named
where r.partnership_id = any($1) and not exists (select 1 from document d where d.sha256 = named.sha256)
order by place.path desc, named.sha256`;

/** Reads everything that an audit compares, a few partnerships at a time. */
export class AuditReader {
  constructor(private readonly database: Database) {}

  async *partnerships(batch = 200): AsyncGenerator<AuditedPartnership> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.query<AuditRow>(partnershipsSql, [after, batch]);
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      const [chains, lacking] = [await this.chains(ids), await this.lacking(ids)];
      for (const row of rows) {
        yield {
          stored: partnershipFrom(row),
          storedHead: row.head_hash,
          listed: listedFrom(row),
          events: chains.get(row.id) ?? [],
          lacking: lacking.filter(({ partnership_id }) => partnership_id === row.id),
        };
      }
      after = rows.at(-1)?.id ?? after;
    }
  }

  private lacking(ids: readonly string[]): Promise<LackingRow[]> {
    return this.database.query<LackingRow>(lackingSql, [ids]);
  }

  private async chains(ids: readonly string[]): Promise<Map<string, AuditedEvent[]>> {
    const rows = await this.database.query<ChainRow>(chainSql, [ids]);
    const chains = new Map<string, AuditedEvent[]>();
    for (const row of rows) {
      const chain = chains.get(row.partnership_id) ?? [];
      chain.push(audited(row));
      chains.set(row.partnership_id, chain);
    }
    return chains;
  }
}

const listedFrom = (row: AuditRow): AuditedPartnership['listed'] => ({
  state: row.state,
  onHold: row.on_hold,
  waitingOn: row.waiting_on,
  pairClaim: row.pair_claim,
  signatures: row.signatures.sort(),
});

function audited(row: ChainRow): AuditedEvent {
  const computedHash = eventHash({
    partnershipId: row.partnership_id,
    version: row.version,
    type: row.type,
    schema: row.schema,
    actor: row.actor as ActorStamp,
    entered: row.entered as State | null,
    data: row.data,
    privateHash: row.private_hash,
    occurredAt: row.occurred_at.toISOString(),
    prevHash: row.prev_hash,
  });
  const { hash, prev_hash: prevHash } = row;
  return { event: listedEvent(row), hash, computedHash, prevHash, privatePart: privatePartOf(row) };
}

function privatePartOf({ private_hash: hash, private: data, salt }: ChainRow): AuditedEvent['privatePart'] {
  if (hash === null) return data === null ? 'none' : 'altered';
  if (data === null || salt === null) return 'erased';
  return sealPrivate(data, salt).hash === hash ? 'intact' : 'altered';
}
