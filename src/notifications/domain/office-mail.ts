import type { Side, State } from '../../partnerships/domain/states.js';
import { civilDate } from '../../platform/clock/civil-date.js';
import type { MailCase } from './mail-case.js';
import type { MailDetail } from './message-data.js';
import { namesFor, type PlannedMail, termsOf, zoneOf } from './plan-mails.js';
import { type Recipient, waiters } from './recipients.js';

/** A term of office that ends while a case of its community isn't signed. */
export interface EndingTerm {
  readonly side: Side;
  readonly personId: string;
  readonly name: string;
  readonly office: string;
  /** The last day, a civil date of the community. */
  readonly lastDay: string;
}

export type OfficeMailKind = 'term-ends-soon' | 'successor-missing';

/** What people were told about a term, and the term as it is by now. */
export interface OfficeNotice {
  readonly kind: OfficeMailKind;
  readonly term: EndingTerm;
  /** Its last day as it was told. */
  readonly toldOf: string;
}

/** From the recommendation on a signature is to be expected; a successor is missed once a text waits for it. */
export const statesToTell: Readonly<Record<OfficeMailKind, readonly State[]>> = {
  'term-ends-soon': ['in-approval', 'drafting', 'signing'],
  'successor-missing': ['signing'],
};

/** False where somebody else is in office by now: it is they who are asked, or they are asked already. */
export function concernsSomebody(
  kind: OfficeMailKind,
  { side, personId }: EndingTerm,
  { officials }: MailCase,
): boolean {
  const asked = officials[side];
  return asked.length === 0 || (kind === 'term-ends-soon' && asked.some(({ id }) => id === personId));
}

/** It was told a while ago: is it still so? To sign before a day that is over nobody is asked. */
export function stillConcerns({ kind, term, toldOf }: OfficeNotice, about: MailCase, now: Date): boolean {
  const { state, signatures } = about.procedure;
  if (term.lastDay !== toldOf || !statesToTell[kind].includes(state) || signatures[term.side] !== null) return false;
  if (kind === 'term-ends-soon' && term.lastDay < civilDate(now, about.communities[term.side].zone)) return false;
  return concernsSomebody(kind, term, about);
}

/**
 * Sign before the term ends: to the community's clerks and to the official. Or the term is over and nobody else can be
 * asked: to the clerks, who enter the successor, and to staff, who confirm them.
 */
export function officeMails(kind: OfficeMailKind, term: EndingTerm, about: MailCase): PlannedMail[] {
  return recipientsOf(kind, term, about).map((recipient) => ({
    template: kind,
    recipient,
    link: recipient.as === 'official' && about.procedure.state === 'signing' ? 'signature' : 'case',
    data: {
      why: recipient.as,
      zone: zoneOf(recipient, about),
      params: { ...namesFor(recipient, about), community: about.communities[term.side].name },
      terms: termsOf(about),
      details: detailsOf(term, about),
      quotes: [],
    },
  }));
}

function recipientsOf(kind: OfficeMailKind, { side, personId }: EndingTerm, about: MailCase): Recipient[] {
  const clerks = waiters(side, 'clerk', about);
  if (kind === 'successor-missing') return [...clerks, ...waiters('staff', 'staff', about)];
  return [...clerks, ...waiters(side, 'official', about).filter((official) => official.personId === personId)];
}

/** A ceremony that comes too late for this term is named beside it. */
function detailsOf({ name, office, lastDay }: EndingTerm, { procedure }: MailCase): MailDetail[] {
  const ceremony = (procedure.agreedPlan ?? procedure.signingPlan)?.ceremony?.startsAt.slice(0, 10);
  return [
    { name: 'office-holder', text: `${name}, ${office}` },
    { name: 'term-ends', date: lastDay },
    ...(ceremony && ceremony > lastDay ? [{ name: 'ceremony', date: ceremony }] : []),
  ];
}
