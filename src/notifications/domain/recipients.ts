import { type Side, otherSide, sides } from '../../partnerships/domain/states.js';
import { waitingOn } from '../../partnerships/domain/waiting.js';
import type { MailCase, MailEvent, Person } from './mail-case.js';

/** Somebody who gets a mail, and as what. */
export interface Recipient {
  /** Null for a contact who isn't known yet; sending a link makes them known. */
  readonly personId: string | null;
  readonly mail: string;
  readonly name: string;
  readonly language: string;
  readonly as: 'clerk' | 'official' | 'staff' | 'contact';
  /** The community for which they get it; null for staff. */
  readonly side: Side | null;
}

type Rule = (event: MailEvent, about: MailCase) => Recipient[];

const as =
  (role: Recipient['as'], side: Side | null) =>
  ({ id, ...person }: Person): Recipient => ({ ...person, personId: id, as: role, side });

/** The counterpart's clerks hear of a case once their community has joined it; before that it isn't theirs. */
const clerksOf = (side: Side, about: MailCase): Recipient[] =>
  side === 'counterpart' && !about.procedure.counterpartJoined ? [] : about.clerks[side].map(as('clerk', side));

const officialsOf = (side: Side, about: MailCase): Recipient[] => about.officials[side].map(as('official', side));

/** Of the sides that the case waits for: whoever has signed isn't asked again. */
const unsignedOfficials = (about: MailCase): Recipient[] =>
  waitingOn(about.procedure).flatMap((waiter) => (waiter.role === 'official' ? officialsOf(waiter.party, about) : []));

/** Whom staff named to speak for the other community, until it has joined. */
function contact({ procedure }: MailCase): Recipient[] {
  const named = procedure.invitation?.contact;
  if (!named || procedure.counterpartJoined) return [];
  const { name, mail } = named;
  return [{ personId: null, mail: mail.toLowerCase(), name, language: 'en', as: 'contact', side: 'counterpart' }];
}

/** The side that the event is about. */
export function sideOfEvent({ data, actingSide }: MailEvent): Side | null {
  if ('side' in data) return data.side;
  if ('revision' in data && typeof data.revision === 'object') return data.revision.proposedBy;
  return actingSide;
}

const other = (event: MailEvent): readonly Side[] => {
  const side = sideOfEvent(event);
  return side === null ? sides : [otherSide(side)];
};

const own = (event: MailEvent): readonly Side[] => {
  const side = sideOfEvent(event);
  return side === null ? [] : [side];
};

/** A message to a community that hasn't joined yet goes to the contact who was invited. */
function addressed(event: MailEvent, about: MailCase): Recipient[] {
  if (event.type !== 'case.message-sent') return [];
  const { to } = event.data;
  if (to === 'staff') return rules.staff(event, about);
  const named = to === 'both' ? sides : [to];
  return named.flatMap((side) => [...clerksOf(side, about), ...(side === 'counterpart' ? contact(about) : [])]);
}

const rules = {
  'initiator.clerks': (_event: MailEvent, about: MailCase) => clerksOf('initiator', about),
  'counterpart.clerks': (_event: MailEvent, about: MailCase) => clerksOf('counterpart', about),
  clerks: (_event: MailEvent, about: MailCase) => sides.flatMap((side) => clerksOf(side, about)),
  'own.clerks': (event: MailEvent, about: MailCase) => own(event).flatMap((side) => clerksOf(side, about)),
  'other.clerks': (event: MailEvent, about: MailCase) => other(event).flatMap((side) => clerksOf(side, about)),
  officials: (_event: MailEvent, about: MailCase) => sides.flatMap((side) => officialsOf(side, about)),
  'unsigned.officials': (_event: MailEvent, about: MailCase) => unsignedOfficials(about),
  'other.officials': (event: MailEvent, about: MailCase) => other(event).flatMap((side) => officialsOf(side, about)),
  signatory: (event: MailEvent, about: MailCase) =>
    own(event).flatMap((side) => officialsOf(side, about).filter(({ personId }) => personId === event.by)),
  'voided.signatories': ({ voidedSignatories }: MailEvent) =>
    voidedSignatories.map(({ side, ...person }) => as('official', side)(person)),
  staff: (_event: MailEvent, about: MailCase) => about.staff.map(as('staff', null)),
  contact: (_event: MailEvent, about: MailCase) => contact(about),
  addressed,
} satisfies Record<string, Rule>;

export type RecipientRule = keyof typeof rules;

/** Whoever a case is waiting for, or has to hear that it waits. */
export function waiters(party: Side | 'staff' | 'service', role: string, about: MailCase): Recipient[] {
  if (party === 'service') return [];
  if (party === 'staff') return about.staff.map(as('staff', null));
  if (role === 'official') return officialsOf(party, about);
  return role === 'invitee' ? contact(about) : clerksOf(party, about);
}

/** Everybody whom one of the rules names, each once, in the role of the first rule that names them. */
export function recipientsBy(named: readonly RecipientRule[], event: MailEvent, about: MailCase): Recipient[] {
  const byMail = new Map<string, Recipient>();
  for (const recipient of named.flatMap((rule) => rules[rule](event, about))) {
    if (!byMail.has(recipient.mail)) byMail.set(recipient.mail, recipient);
  }
  return [...byMail.values()];
}
