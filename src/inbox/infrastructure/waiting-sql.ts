import { otherSide, type Side } from '../../partnerships/domain/states.js';

/**
 * `taskOf` of the domain for all cases at once: a spec compares the two over random lives. $1 is the person, $2 whether
 * they are staff, $3 is for entries, $4 the communities of which they are clerk, $5 those in which they hold office.
 */
const waitsOn = (side: Side): string => `r.waiting_on in ('${side}', 'both')`;
const fact = (path: string): string => `coalesce((r.signing #>> '{${path}}')::boolean, false)`;

const byPen = (side: Side): string =>
  `coalesce(r.signing #>> '{modes,${side}}' = 'ceremony', ${fact('papers,initiator')} or ${fact('papers,counterpart')})`;

const signedAsMember = (side: Side): string => `coalesce(r.signing #> '{members,${side}}' ? $1::text, false)`;

const clerksMove = (side: Side): string => `(
  (r.state <> 'signing' and ${waitsOn(side)})
  or (r.state = 'signing' and ${waitsOn(side)} and ${byPen(side)} and not ${fact(`papers,${side}`)})
  or (r.state in ('drafting', 'signing') and r.signing #> '{accepted,${side}}' = 'false')
  or (r.state = 'signing' and ${fact(`unverified,${otherSide(side)}`)}))`;

const officialsMove = (side: Side): string =>
  `(r.state = 'signing' and ${waitsOn(side)} and not ${byPen(side)} and not ${signedAsMember(side)})`;

const open = 'r.open and not r.on_hold';

const ofCommunity = (side: Side): string => `
select r.id from partnership p join procedure r on r.partnership_id = p.id and ${open}
where p.${side}_id = any($4::uuid[]) and ${clerksMove(side)}
union
select r.id from partnership p join procedure r on r.partnership_id = p.id and ${open}
where p.${side}_id = any($5::uuid[]) and ${officialsMove(side)}`;

/** Ids of the procedures in which it is the person's move. */
export const waitingIdsSql = `
select r.id from procedure r where $2::boolean and ${open} and r.waiting_on = 'staff'
union ${ofCommunity('initiator')}
union ${ofCommunity('counterpart')}
union
select r.id from procedure r where r.open and not r.on_hold and r.state = 'awaiting-counterpart'
  and r.contact_mail = (select mail from person where id = $1::uuid)`;
