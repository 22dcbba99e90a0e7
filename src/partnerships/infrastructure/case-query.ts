import { inviteeSql, latestProcedureSql } from './visible-cases.js';

/**
 * Whoever has no part in the case any more keeps nothing from happening; for two weeks they count all the same, so that
 * those who follow them can see to it.
 */
const stillConcerned = `(m.recipient_mail = r.contact_mail and not (r.data -> 'counterpartJoined')::boolean
  or exists (select 1 from person o where o.mail = m.recipient_mail and (o.staff or o.admin
    or exists (select 1 from membership k where k.person_id = o.id and k.community_id in (p.initiator_id, p.counterpart_id)
               and (k.ended_at is null or k.ended_at > $3 - interval '14 days'))
    or exists (select 1 from office_term t where t.person_id = o.id and t.community_id in (p.initiator_id, p.counterpart_id)
               and (t.valid_until is null or t.valid_until > ($3 - interval '14 days')::date)))))`;

/**
 * Nobody's case lapses before every reminder of its state has arrived, the last one at least twelve hours ago; nor while
 * one of them went to an address that mail doesn't reach, unless it had nothing to say to them any more.
 */
const someReminderMissing = `exists (
  select 1 from deadline s left join message m on m.deadline_id = s.id
  where s.procedure_id = d.procedure_id and s.state = d.state and s.state_since = d.state_since and s.kind <> 'lapse'
    and (s.done_at is null or m.state in ('queued', 'dispatched') or m.sent_at > $3 - interval '12 hours'
      or m.state = 'failed' and ${stillConcerned}
      or coalesce(m.withheld, '') not in ('moved-on', 'superseded') and ${stillConcerned}
        and exists (select 1 from mail_address a where a.mail = lower(m.recipient_mail) and a.paused_since is not null)))`;

/**
 * Everything a decision looks at, in one round trip. $1 is the reference or the id, $2 the person who asks (or null), $3 the
 * instant. Roles are read here each time and never believed from outside.
 */
const loadCase = (key: string): string => `
select p.id, p.reference, p.kind, p.initiator_id, p.counterpart_id, p.names_as_signed, p.register_number, p.recognised_at,
       p.affiliation_date::text, p.validity, p.recognition, p.activity, p.version, encode(p.head_hash, 'hex') as head_hash,
       r.data as procedure, ${communities('p.initiator_id', 'p.counterpart_id')},
       ${rivals('p.id', 'p.initiator_id', 'p.counterpart_id')},
       clock_policies(r.data ->> 'clockFrom') as policies,
       exists (select 1 from deadline d where d.procedure_id = r.id and d.kind = 'lapse' and d.state = r.state
               and d.state_since = r.state_since and d.due_at <= $3 and d.done_at is null
               and not ${someReminderMissing}) as lapse_due,
       ${actorColumns('p.initiator_id', 'p.counterpart_id')},
       ${inviteeSql('$2')} as invitee
from partnership p
${latestProcedureSql}
where ${key} = $1`;

export const loadByReferenceSql = loadCase('p.reference');
export const loadByIdSql = loadCase('p.id');

/** The same for a pair without a partnership: $1 initiator, $4 counterpart. */
export const loadPairSql = `
select ${communities('$1::uuid', '$4::uuid')}, ${rivals('null::uuid', '$1::uuid', '$4::uuid')}, $3::timestamptz as now,
       clock_policies(null) as policies,
       ${actorColumns('$1::uuid', '$4::uuid')}`;

function communities(initiator: string, counterpart: string): string {
  return `(select jsonb_object_agg(case when c.id = ${initiator} then 'initiator' else 'counterpart' end, jsonb_build_object(
      'id', c.id, 'name', c.name, 'styledName', c.styled_name, 'country', c.country, 'sovereign', c.sovereign,
      'subdivision', c.subdivision, 'level', c.level, 'zone', c.zone, 'languages', c.languages, 'officeTitle', c.office_title, 'sample', c.sample,
      'armsSha256', c.arms_sha256))
    from community c where c.id in (${initiator}, ${counterpart})) as communities,
  (select jsonb_agg(jsonb_build_object('id', t.id, 'communityId', t.community_id, 'personId', t.person_id, 'name', t.name,
      'office', t.office, 'capacity', t.capacity, 'basis', t.basis, 'quorum', t.quorum,
      'instrumentSha256', t.instrument_sha256, 'from', t.valid_from, 'until', t.valid_until,
      'mailConfirmed', t.mail_confirmed_at is not null,
      'mailIsAClerks', exists (select 1 from membership m where m.person_id = t.person_id and m.ended_at is null
                               and m.community_id in (${initiator}, ${counterpart}))))
    from office_term t where t.community_id in (${initiator}, ${counterpart})) as terms`;
}

function rivals(self: string, initiator: string, counterpart: string): string {
  return `(select jsonb_agg(jsonb_build_object('reference', o.reference, 'kind', o.kind, 'state', s.state,
      'reachedReview', o.pair_claim = 'unordered', 'crossing', o.initiator_id <> ${initiator}))
    from partnership o
    join lateral (select state from procedure q where q.partnership_id = o.id order by q.started_at desc limit 1) s on true
    where o.pair_low = least(${initiator}, ${counterpart}) and o.pair_high = greatest(${initiator}, ${counterpart})
      and o.pair_claim is not null and o.id is distinct from ${self}) as rivals`;
}

function actorColumns(initiator: string, counterpart: string): string {
  return `(select jsonb_build_object('name', a.name, 'staff', a.staff or a.admin) from person a where a.id = $2) as actor,
  (select jsonb_agg(jsonb_build_object('communityId', m.community_id, 'role', m.role))
    from membership m where m.person_id = $2 and m.ended_at is null and m.community_id in (${initiator}, ${counterpart})) as memberships`;
}
