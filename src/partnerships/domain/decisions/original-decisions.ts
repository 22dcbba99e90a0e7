import { civilDate } from '../../../platform/clock/civil-date.js';
import type { ActionInput } from '../actions.js';
import { signatoryOn } from '../authority.js';
import type { EventDraft } from '../event-parts.js';
import type { GivenSignature } from '../procedure.js';
import { refusal, type Refusal } from '../refusals.js';
import { otherSide, sides, type Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';
import { frozenHashes, signatureOf } from './signing-decisions.js';

/** Ids are drawn for both signatures that a second verified scan may bring. */
export type VerifyOriginalInput = ActionInput<'verifyOriginal'> & { signatureIds: Record<Side, string> };

/** Each community brings the original that it keeps; staff bring what reached them on paper. */
export function recordOriginal(question: Case, input: ActionInput<'recordOriginal'>): Decided {
  const { side, documentSha256, signedOn, place } = input;
  if (!isClerkOf(question, side) && !isStaff(question))
    return refused(refusal('original.wrong-side', undefined, 'side'));
  if (question.partnership.procedure.wetInk[side]?.verifiedBy) return refused(refusal('original.already-verified'));
  const problems = [...wrongDay(question, signedOn), ...nobodyInOffice(question, signedOn)];
  if (problems.length > 0) return refused(...problems);
  return happened({ type: 'original.recorded', data: { side, documentSha256, signedOn, place } });
}

/** The ceremony may be in either community: its day must have begun in one of them, and can't precede the text. */
function wrongDay({ partnership, facts }: Case, signedOn: string): Refusal[] {
  const datesAt = (instant: string) =>
    sides.map((side) => civilDate(new Date(instant), facts.communities[side].zone)).sort();
  const [, latestToday = ''] = datesAt(facts.now);
  const [earliestFrozen = ''] = datesAt(partnership.procedure.frozen?.frozenAt ?? facts.now);
  if (signedOn > latestToday) return [refusal('original.date-in-future', undefined, 'signedOn')];
  return signedOn < earliestFrozen ? [refusal('original.date-before-text', undefined, 'signedOn')] : [];
}

/** Asked of communities whose signature isn't there yet: one that was given stays, whoever holds the office now. */
const nobodyInOffice = ({ partnership, facts }: Case, date: string): Refusal[] =>
  sides
    .filter((side) => !partnership.procedure.signatures[side] && !signatoryOn(facts, side, date))
    .map((side) => refusal('original.no-authority', { side }, 'signedOn'));

const isClerkOf = ({ actor }: Case, side: Side): boolean =>
  actor.kind === 'person' && actor.sides[side].includes('clerk');
const isStaff = ({ actor }: Case): boolean => actor.kind === 'person' && actor.staff;

/**
 * A community doesn't vouch for its own paper, whatever else its clerk is: two clerks of one side could otherwise record
 * and verify both originals, and so sign for the other side.
 *
 * Both officials sign both originals, so a community's signature counts once both scans were verified.
 */
export function verifyOriginal(question: Case, { side, signatureIds }: VerifyOriginalInput): Decided {
  const { partnership, actor } = question;
  const original = partnership.procedure.wetInk[side];
  if (!original) return refused(refusal('original.nothing-recorded'));
  if (original.verifiedBy) return refused(refusal('original.already-verified'));
  if (actor.kind === 'person' && actor.personId === original.recordedBy) {
    return refused(refusal('original.verified-by-recorder'));
  }
  if (isClerkOf(question, side)) return refused(refusal('original.own-side', undefined, 'side'));
  const other = partnership.procedure.wetInk[otherSide(side)];
  const days = [original.signedOn, ...(other ? [other.signedOn] : [])];
  const nobody = days.flatMap((day) => nobodyInOffice(question, day));
  if (nobody.length > 0) return refused(...nobody);
  const verified: EventDraft = { type: 'original.verified', data: { side } };
  return happened(verified, ...(other?.verifiedBy ? inkSignatures(question, signatureIds) : []));
}

function inkSignatures(question: Case, ids: Record<Side, string>): EventDraft[] {
  const { partnership, facts } = question;
  return sides.flatMap((side): EventDraft[] => {
    const original = partnership.procedure.wetInk[side];
    const term = original && signatoryOn(facts, side, original.signedOn);
    if (!original || !term || partnership.procedure.signatures[side]) return [];
    const signature: GivenSignature = {
      ...signatureOf(term, question, side),
      mode: 'ceremony',
      signatureId: ids[side],
      typedName: term.name,
      civilDate: original.signedOn,
    };
    return [{ type: 'signature.given', data: { side, signature, ...frozenHashes(question) } }];
  });
}

export function rejectOriginal({ partnership }: Case, { side, reason }: ActionInput<'rejectOriginal'>): Decided {
  const original = partnership.procedure.wetInk[side];
  if (!original) return refused(refusal('original.nothing-recorded'));
  if (original.verifiedBy) return refused(refusal('original.already-verified'));
  return happened({ type: 'original.rejected', data: { side }, private: { reason } });
}
