import type { Database } from '../../platform/database/database.js';
import { type EarlierProposal, type OwnCase, OwnCases, type OwnRoles } from '../application/own-cases.js';
import { inviteeSql, latestProcedureSql, visibleCaseSql } from './visible-cases.js';

const community = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'country', ${alias}.country, 'zone', ${alias}.zone)`;

const listSql = `
select p.reference, p.kind, r.data as procedure,
       jsonb_build_object('initiator', ${community('a')}, 'counterpart', ${community('b')}) as communities,
       ${inviteeSql('$2')} as invitee
from partnership p
join community a on a.id = p.initiator_id
join community b on b.id = p.counterpart_id
${latestProcedureSql}
where ${visibleCaseSql('$1', '$2')}
order by p.updated_at desc, p.id
limit 200`;

const lastProposalSql = `
select p.reference, b.name as counterpart, r.data -> 'proposal' as proposal
from partnership p
join community b on b.id = p.counterpart_id
${latestProcedureSql}
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
