/** The newest procedure `r` of partnership `p`. */
export const latestProcedureSql = `join lateral
  (select * from procedure o where o.partnership_id = p.id order by o.started_at desc limit 1) r on true`;

/**
 * Is this person the contact whom the invitation names? Whoever answers it themselves becomes a clerk, and is from then on
 * what their membership says. Where staff recorded an answer by letter, the contact stays the only one to act, until their
 * community has a clerk. `person` is an expression for an id.
 */
export const inviteeSql = (person: string): string => `
coalesce(r.contact_mail = (select mail from person where id = ${person})
  and (not (r.data -> 'counterpartJoined')::boolean or exists (
    select 1 from partnership_event e
    where e.partnership_id = p.id and e.type = 'partnership.invitation-accepted' and e.data ->> 'letterSha256' is not null
      and not exists (select 1 from membership m where m.community_id = p.counterpart_id and m.role = 'clerk'
                      and (m.ended_at is null or m.ended_at >= e.occurred_at)))), false)`;

/**
 * `isVisible` of ./case-row.ts for lists: which cases one person may know of who isn't staff.
 * `communities` is an expression for the ids of all communities for which the person acts or holds office now.
 */
export const visibleCaseSql = (communities: string, person: string): string => `
(p.initiator_id = any(${communities}::uuid[]) or (jsonb_typeof(r.data -> 'invitation') = 'object'
  and (p.counterpart_id = any(${communities}::uuid[]) or ${inviteeSql(person)})))`;
