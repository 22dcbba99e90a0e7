import type { Database } from '../../platform/database/database.js';
import { type EarlierProposal, type OwnCase, OwnCases, type OwnRoles } from '../application/own-cases.js';

const latestProcedure = `join lateral
  (select * from procedure o where o.partnership_id = p.id order by o.started_at desc limit 1) r on true`;

const community = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'country', ${alias}.country, 'zone', ${alias}.zone)`;

const listSql = `
select p.reference, p.kind, r.data as procedure,
       jsonb_build_object('initiator', ${community('a')}, 'counterpart', ${community('b')}) as communities,
       coalesce(r.contact_mail = (select mail from person where id = $2), false) as invitee
from partnership p
join community a on a.id = p.initiator_id
join community b on b.id = p.counterpart_id
${latestProcedure}
where p.initiator_id = any($1::uuid[])
   or (p.counterpart_id = any($1::uuid[]) and jsonb_typeof(r.data -> 'invitation') = 'object')
   or r.contact_mail = (select mail from person where id = $2)
order by p.updated_at desc, p.id
limit 200`;

const lastProposalSql = `
select p.reference, b.name as counterpart, r.data -> 'proposal' as proposal
from partnership p
join community b on b.id = p.counterpart_id
${latestProcedure}
where p.initiator_id = $1 and p.reference <> $2 and r.data -> 'proposal' <> '{}'::jsonb
order by p.created_at desc limit 1`;

type Row<T> = T & Record<string, unknown>;

export class PostgresOwnCases extends OwnCases {
  constructor(private readonly database: Database) {
    super();
  }

  list({ personId, communityIds }: OwnRoles): Promise<OwnCase[]> {
    return this.database.query<Row<OwnCase>>(listSql, [communityIds, personId]);
  }

  async lastProposal(communityId: string, exceptReference: string): Promise<EarlierProposal | null> {
    const [row] = await this.database.query<Row<EarlierProposal>>(lastProposalSql, [communityId, exceptReference]);
    return row ?? null;
  }
}
