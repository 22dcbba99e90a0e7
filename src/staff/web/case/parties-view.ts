import { civilDate } from '../../../platform/clock/civil-date.js';
import { addresses } from '../../../platform/web/navigation.js';
import { words, type Words } from '../../../platform/web/words.js';
import type { SeenTerm } from '../../../communities/application/communities.query.js';
import { confirmationOf, type TermConfirmationView } from '../../../communities/web/term-confirmation.js';
import type { Member } from '../../../communities/application/people-of-communities.js';
import { sides, type Side } from '../../../partnerships/domain/states.js';
import { caseHref } from '../queue-row.js';
import type { OpenedCase } from '../../application/case-file.js';

/** Somebody who may sign, today or soon. */
export interface OfficialView {
  readonly name: string;
  readonly office: string;
  readonly capacity: string;
  readonly mail: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly inOffice: boolean;
  readonly confirmed: boolean;
  readonly basis: string;
  readonly quorum: number | null;
  readonly instrumentHref: string | null;
  readonly confirm: TermConfirmationView;
}

/** One side of a case with everybody who acts for it. */
export interface PartyView {
  readonly side: Side;
  readonly name: string;
  readonly styledName: string;
  readonly level: Words;
  readonly country: string;
  readonly zone: string;
  readonly href: string;
  readonly role: Words;
  readonly members: readonly Member[];
  readonly officials: readonly OfficialView[];
  /** The contact who was invited, until the community has joined. */
  readonly contact: { readonly name: string; readonly office: string; readonly mail: string } | null;
}

export const partyViews = (opened: OpenedCase): PartyView[] => sides.map((side) => partyView(opened, side));

function partyView({ view, people }: OpenedCase, side: Side): PartyView {
  const { facts, partnership } = view;
  const next = caseHref(partnership.reference);
  const { id, name, styledName, level, country, zone } = facts.communities[side];
  const href = `${addresses.communities}/${id}`;
  const today = civilDate(new Date(facts.now), zone);
  const { invitation, counterpartJoined } = partnership.procedure;
  return {
    ...{ side, name, styledName, country, zone, href },
    level: words(`partnerships:levels.${level}`),
    role: words(`partnerships:role.${side}`),
    members: people[side].members,
    officials: people[side].terms
      .filter(({ until }) => until === null || until >= today)
      .map((term) => officialView(term, { href, today, next })),
    contact: side === 'counterpart' && !counterpartJoined ? (invitation?.contact ?? null) : null,
  };
}

const officialView = (
  term: SeenTerm,
  { href, today, next }: Record<'href' | 'today' | 'next', string>,
): OfficialView => ({
  name: term.name,
  office: term.office,
  capacity: term.capacity,
  mail: term.mail,
  from: term.from,
  until: term.until,
  inOffice: term.from <= today,
  confirmed: term.mailConfirmedAt !== null,
  basis: term.basis,
  quorum: term.quorum,
  instrumentHref: term.instrumentSha256 ? `${href}/office-terms/${term.id}/instrument` : null,
  confirm: backTo(next, confirmationOf(term, `${href}/office-terms/${term.id}`)),
});

/** Whoever confirms it on the page of a case comes back there. */
const backTo = (next: string, { fields, ...confirm }: TermConfirmationView): TermConfirmationView => ({
  ...confirm,
  fields: { ...fields, next },
});
