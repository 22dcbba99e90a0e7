import { spokenLanguage } from '../../platform/languages.js';
import type { Account, Membership, OfficeInForce } from '../domain/account.js';

/** Of `person p`: the language of the account, or else those of the communities for which they act, offices first. */
export const languagesOfPerson = (now: string): string => `
case when p.language is not null then array[p.language] else array(
  select spoken.tag from (
    select 1 as place, c.name, c.languages from office_term t join community c on c.id = t.community_id
      where t.person_id = p.id and ${inForce(now)}
    union all
    select 2, c.name, c.languages from membership m join community c on c.id = m.community_id
      where m.person_id = p.id and m.ended_at is null) acts
  cross join lateral unnest(acts.languages) with ordinality as spoken(tag, nth)
  order by acts.place, acts.name, spoken.nth) end`;

const inForce = (now: string): string => `t.valid_from <= (${now}::timestamptz at time zone c.zone)::date
    and (t.valid_until is null or t.valid_until >= (${now}::timestamptz at time zone c.zone)::date)`;

/** Columns of `person p`, with roles as they are at the instant that `now` names; none is kept beyond one request. */
export const accountColumns = (now: string): string => `
p.id, p.name, p.mail, ${languagesOfPerson(now)} as languages, p.staff, p.admin, p.sample,
coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'communityId', c.id, 'community', c.name, 'slug', c.slug,
    'role', m.role) order by c.name, m.role)
  from membership m join community c on c.id = m.community_id
  where m.person_id = p.id and m.ended_at is null), '[]') as memberships,
coalesce((select jsonb_agg(jsonb_build_object('termId', t.id, 'communityId', c.id, 'community', c.name, 'slug', c.slug,
    'office', t.office, 'capacity', t.capacity) order by c.name)
  from office_term t join community c on c.id = t.community_id
  where t.person_id = p.id and ${inForce(now)}), '[]') as offices`;

export interface AccountRow {
  id: string;
  name: string;
  mail: string;
  languages: string[];
  staff: boolean;
  admin: boolean;
  sample: boolean;
  memberships: Membership[];
  offices: OfficeInForce[];
  [column: string]: unknown;
}

export function accountFrom(row: AccountRow): Account {
  const { id, name, mail, sample, memberships, offices } = row;
  return {
    ...{ id, name, mail, sample, memberships, offices },
    language: spokenLanguage(row.languages),
    isStaff: row.staff || row.admin,
    isAdmin: row.admin,
    isClerk: memberships.length > 0,
    isOfficial: offices.length > 0,
  };
}
