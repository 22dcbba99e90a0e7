import { type Side, otherSide, sides } from '../../partnerships/domain/states.js';
import { waitingOn } from '../../partnerships/domain/waiting.js';
import { isLanguage, type LanguageCode, sourceLanguage, spokenLanguage } from '../../platform/languages.js';
import type { MailCase, MailEvent, Person } from './mail-case.js';

/** Somebody who gets a mail, and as what. */
export interface Recipient {
  /** Null for a contact who isn't known yet; sending a link makes them known. */
  readonly personId: string | null;
  readonly mail: string;
  readonly name: string;
  readonly language: LanguageCode;
  readonly as: 'clerk' | 'official' | 'staff' | 'contact';
  /** The community for which they get it; null for staff. */
  readonly side: Side | null;
  /** Of an official; see `Person`. */
  readonly calledAt?: string;
}

type Rule = (event: MailEvent, about: MailCase) => Recipient[];

const as =
  (role: Recipient['as'], side: Side | null, about: MailCase) =>
  ({ id, ...person }: Person): Recipient => {
    const language = languageFor(person.language, side, about);
    return { ...person, language, personId: id, as: role, side };
  };

/** Their own, or else that of the community for which they get it. */
function languageFor(own: string | null, side: Side | null, { communities }: MailCase): LanguageCode {
  if (isLanguage(own)) return own;
  return (side && spokenLanguage(communities[side].languages)) ?? sourceLanguage;
}

/** The counterpart's clerks hear of a case once their community has joined it; before that it isn't theirs. */
const clerksOf = (side: Side, about: MailCase): Recipient[] =>
  side === 'counterpart' && !about.procedure.counterpartJoined ? [] : about.clerks[side].map(as('clerk', side, about));

const officialsOf = (side: Side, about: MailCase): Recipient[] =>
  about.officials[side].map(as('official', side, about));

/** A member of a board who has signed waits for the others and isn't asked again. */
const askedOf = (side: Side, about: MailCase): Recipient[] =>
  officialsOf(side, about).filter(
    (official) => !about.procedure.boardSignatures?.[side]?.some(({ personId }) => personId === official.personId),
  );

/** Whoever may act for the official; where nobody may, the clerks see to it. */
function deputiesOf(side: Side, about: MailCase): Recipient[] {
  const deputies = about.deputies[side].map(as('official', side, about));
  return deputies.length > 0 ? deputies : clerksOf(side, about);
}

/** Of the sides that the case waits for: whoever has signed isn't asked again. */
export const unsignedOfficials = (about: MailCase): Recipient[] =>
  waitingOn(about.procedure).flatMap((waiter) => (waiter.role === 'official' ? askedOf(waiter.party, about) : []));

/** Whom staff named to speak for the other community, until it has joined. */
function contact(about: MailCase): Recipient[] {
  const { procedure } = about;
  const named = procedure.invitation?.contact;
  if (!named || procedure.counterpartJoined) return [];
  const { name, mail } = named;
  const language = languageFor(null, 'counterpart', about);
  return [{ personId: null, mail: mail.toLowerCase(), name, language, as: 'contact', side: 'counterpart' }];
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
  'called.officials': (event: MailEvent, about: MailCase) =>
    unsignedOfficials(about).filter(({ side }) => event.type !== 'signature.link-reissued' || side === event.data.side),
  signatory: (event: MailEvent, about: MailCase) =>
    own(event).flatMap((side) => officialsOf(side, about).filter(({ personId }) => personId === event.by)),
  'voided.signatories': ({ voidedSignatories }: MailEvent, about: MailCase) =>
    voidedSignatories.map(({ side, ...person }) => as('official', side, about)(person)),
  /** Whose move it is now. */
  'waited-on': (_event: MailEvent, about: MailCase) =>
    waitingOn(about.procedure).flatMap(({ party, role }) => waiters(party, role, about)),
  staff: (_event: MailEvent, about: MailCase) => about.staff.map(as('staff', null, about)),
  contact: (_event: MailEvent, about: MailCase) => contact(about),
  addressed,
} satisfies Record<string, Rule>;

export type RecipientRule = keyof typeof rules;

/** Whoever a case is waiting for, or has to hear that it waits. */
export function waiters(party: Side | 'staff' | 'service', role: string, about: MailCase): Recipient[] {
  if (party === 'service') return [];
  if (party === 'staff') return about.staff.map(as('staff', null, about));
  if (role === 'official') return askedOf(party, about);
  if (role === 'deputy') return deputiesOf(party, about);
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
