import { latestProcedureSql, visibleCaseSql } from '../../partnerships/infrastructure/visible-cases.js';

/**
 * In every statement here $1 is the person, $2 whether they are staff, $3 the communities for which they act,
 * $4 those of which they are clerk.
 */

/** A mail that was called back is as if it had never been written; one that wasn't wanted as a mail is read here. */
const stands = `(m.state <> 'cancelled' or m.withheld in ('unwanted', 'paused'))`;

/** What visible cases have in common, asked before the case itself is opened. */
const near = `(p.initiator_id = any($3::uuid[]) or p.counterpart_id = any($3::uuid[])
  or r.contact_mail = (select mail from person where id = $1::uuid))`;

const visible = `exists (select 1 from partnership p ${latestProcedureSql}
  where p.id = m.partnership_id and ${near} and ${visibleCaseSql('$3', '$1::uuid')})`;

/**
 * Denied unless the reader still is what they were told it as: staff what staff are told, everybody else what is about a
 * case that they may see, or about a community of which they are clerk.
 */
const mayRead = `case
  when m.data ->> 'why' = 'staff' then $2::boolean
  when m.partnership_id is not null then $2::boolean or ${visible}
  else coalesce(m.data ->> 'communityId' = any($4::uuid[]::text[]), false) end`;

/** Always one message after the other by its id: the planner must not think of reading all messages of the store. */
const itsMessage = `cross join lateral (select * from message each where each.id = e.message_id offset 0) m`;

const own = `e.person_id = $1::uuid and ${stands} and ${mayRead}`;

const columns = `e.message_id as id, m.template, m.recipient_name as "recipientName",
m.recipient_mail as "recipientMail", m.data, m.state as delivery, m.created_at as "toldAt", e.read_at as "readAt",
case when p.id is not null then jsonb_build_object('reference', p.reference, 'state', r.state, 'onHold', r.on_hold,
  'initiator', (select c.name from community c where c.id = p.initiator_id),
  'counterpart', (select c.name from community c where c.id = p.counterpart_id)) end as about`;

export const entriesSql = (where: string): string => `
select ${columns}
from inbox_entry e ${itsMessage}
left join partnership p on p.id = m.partnership_id
left ${latestProcedureSql.trim()}
where ${own} and ${where}`;

/** Who has left this many unread is told "99+" of those that they may see among the newest. */
const mostLookedAt = 1_000;

export const unreadSql = (most: number): string => `
select 1 from (
  select person_id, message_id from inbox_entry where person_id = $1::uuid and read_at is null
  order by message_id desc limit ${mostLookedAt}) e ${itsMessage}
where ${own} limit ${most}`;
