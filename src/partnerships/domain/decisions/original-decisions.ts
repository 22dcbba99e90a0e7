import { civilDate } from '../../../platform/clock/civil-date.js';
import type { ActionInput } from '../actions.js';
import { signatoryOn } from '../authority.js';
import { quorumOn, signedTogether } from '../board.js';
import type { EventDraft } from '../event-parts.js';
import type { Facts, OfficeTerm } from '../facts.js';
import { notItsTurn } from '../guards.js';
import { allOriginalChecks, type OriginalCheck, originalChecks } from '../original-checks.js';
import type { Partnership } from '../partnership.js';
import type { GivenSignature, MemberSignature, Procedure, WetInkOriginal } from '../procedure.js';
import { refusal, type Refusal } from '../refusals.js';
import { scanFindings } from '../scan-findings.js';
import type { ScanReading } from '../scan-reading.js';
import { modeOf } from '../signing-plan.js';
import { otherSide, sides, type Side } from '../states.js';
import { boardOnPaper, isRefusal } from './board-on-paper.js';
import { type Case, type Decided, happened, refused } from './decision.js';
import { frozenHashes, signatureOf } from './signing-decisions.js';

/** What the codes on the scan say was read before. */
export type RecordOriginalInput = ActionInput<'recordOriginal'> & { reading?: ScanReading };

/** Ids are drawn for both signatures that a second verified scan may bring. */
export type VerifyOriginalInput = ActionInput<'verifyOriginal'> & { signatureIds: Record<Side, string> };

/** Each community brings the original that it keeps; staff bring what reached them on paper. */
export function recordOriginal(question: Case, input: RecordOriginalInput): Decided {
  const { side, signedOn } = input;
  if (!isClerkOf(question, side) && !isStaff(question))
    return refused(refusal('original.wrong-side', undefined, 'side'));
  if (modeOf(question.partnership.procedure, side) !== 'ceremony')
    return refused(refusal('original.ink-not-agreed', undefined, 'side'));
  if (question.partnership.procedure.wetInk[side]?.verifiedBy) return refused(refusal('original.already-verified'));
  const problems = [
    ...wrongDay(question, signedOn),
    ...nobodyInOffice(question, signedOn),
    ...anotherText(question.partnership, side, input.reading),
  ];
  if (problems.length > 0) return refused(...problems);
  return happened({ type: 'original.recorded', data: input });
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

const inkSides = (procedure: Procedure): readonly Side[] =>
  sides.filter((side) => modeOf(procedure, side) === 'ceremony');

const isClerkOf = ({ actor }: Case, side: Side): boolean =>
  actor.kind === 'person' && actor.sides[side].includes('clerk');
const isStaff = ({ actor }: Case): boolean => actor.kind === 'person' && actor.staff;

/**
 * A community doesn't vouch for its own paper, whatever else its clerk is: two clerks of one side could otherwise record
 * and verify both originals, and so sign for the other side.
 *
 * Where both sign with a pen, both officials sign both originals, so a signature counts once both scans were verified.
 * Where one does, its own paper is enough.
 */
export function verifyOriginal(question: Case, { side, checked, members, signatureIds }: VerifyOriginalInput): Decided {
  const { partnership, facts } = question;
  const original = partnership.procedure.wetInk[side];
  if (!original) return refused(refusal('original.nothing-recorded'));
  const problems = [
    ...notTheirs(question, side, original),
    ...notItsTurn(partnership.procedure, side),
    ...notLookedAt(partnership, side, checked),
  ];
  if (problems.length > 0) return refused(...problems.slice(0, 1));
  const both = inkSides(partnership.procedure).length === 2;
  const other = both ? partnership.procedure.wetInk[otherSide(side)] : null;
  const days = [original.signedOn, ...(other ? [other.signedOn] : [])];
  const nobody = days.flatMap((day) => nobodyInOffice(question, day));
  if (nobody.length > 0) return refused(...nobody);
  const board = boardOnPaper(facts, side, original.signedOn, members);
  if (isRefusal(board)) return refused(board);
  const unfit = otherPaperUnfit(facts, otherSide(side), other);
  if (unfit) return refused(unfit);
  const signed = board ? { members: board.map(({ id }) => id) } : {};
  const verified: EventDraft = { type: 'original.verified', data: { side, checked, ...signed } };
  const papers = { ...partnership.procedure.wetInk, [side]: { ...original, ...signed } };
  return happened(verified, ...(!both || other?.verifiedBy ? inkSignatures(question, papers, signatureIds) : []));
}

/** Quorum and terms of the other board may have been corrected since its paper was verified. */
function otherPaperUnfit(facts: Facts, side: Side, paper: WetInkOriginal | null): Refusal | null {
  if (!paper?.verifiedBy) return null;
  const board = boardOnPaper(facts, side, paper.signedOn, paper.members);
  if (!isRefusal(board)) return null;
  const { quorum = 0 } = board.params ?? {};
  return refusal('original.other-board-changed', { side, quorum });
}

function notTheirs(question: Case, side: Side, { verifiedBy, recordedBy }: WetInkOriginal): Refusal[] {
  const { actor } = question;
  if (verifiedBy) return [refusal('original.already-verified')];
  if (actor.kind === 'person' && actor.personId === recordedBy) return [refusal('original.verified-by-recorder')];
  return isClerkOf(question, side) ? [refusal('original.own-side', undefined, 'side')] : [];
}

const findingsOf = ({ reference, procedure }: Partnership, side: Side, reading: ScanReading | undefined) =>
  scanFindings({ reference, keeper: side, contentHash: procedure.frozen?.contentHash ?? '' }, reading);

/** No eye can make good what the codes on a scan deny. */
const anotherText = (partnership: Partnership, side: Side, reading: ScanReading | undefined): Refusal[] =>
  findingsOf(partnership, side, reading).foreign ? [refusal('original.other-text', { side }, 'documentSha256')] : [];

/** Pages that no code vouches for are taken from somebody who says they looked. */
function notLookedAt(partnership: Partnership, side: Side, checked: readonly OriginalCheck[]): Refusal[] {
  const reading = partnership.procedure.wetInk[side]?.reading;
  const foreign = anotherText(partnership, side, reading);
  if (foreign.length > 0) return foreign;
  const { complete } = findingsOf(partnership, side, reading);
  const asked: readonly OriginalCheck[] = complete ? originalChecks : allOriginalChecks;
  return asked.every((check) => checked.includes(check)) ? [] : [refusal('original.unchecked', undefined, 'checked')];
}

function inkSignatures(question: Case, papers: Procedure['wetInk'], ids: Record<Side, string>): EventDraft[] {
  const { partnership, facts } = question;
  return inkSides(partnership.procedure).flatMap((side): EventDraft[] => {
    const original = papers[side];
    const term = original && signatoryOn(facts, side, original.signedOn);
    if (!original || !term || partnership.procedure.signatures[side]) return [];
    const by = (signatory: OfficeTerm, signatureId: string): MemberSignature => ({
      ...signatureOf(signatory, question, side),
      mode: 'ceremony',
      signatureId,
      typedName: signatory.name,
      civilDate: original.signedOn,
    });
    const board = boardOnPaper(facts, side, original.signedOn, original.members);
    const members = isRefusal(board) ? [] : (board ?? []).map((each, index) => by(each, `${ids[side]}-${index + 1}`));
    const together = members.length > 0 ? signedTogether(members, quorumOn(facts, side, original.signedOn)) : {};
    const signature: GivenSignature = { ...by(term, ids[side]), ...together };
    return [{ type: 'signature.given', data: { side, signature, ...frozenHashes(question) } }];
  });
}

export function rejectOriginal({ partnership }: Case, { side, reason }: ActionInput<'rejectOriginal'>): Decided {
  const original = partnership.procedure.wetInk[side];
  if (!original) return refused(refusal('original.nothing-recorded'));
  if (original.verifiedBy) return refused(refusal('original.already-verified'));
  return happened({ type: 'original.rejected', data: { side }, private: { reason } });
}

/** Where a paper lies and who keeps it; each community says so of its own, staff of both. */
export function recordCustody(question: Case, { side, ...custody }: ActionInput<'recordCustody'>): Decided {
  if (!isClerkOf(question, side) && !isStaff(question))
    return refused(refusal('original.wrong-side', undefined, 'side'));
  if (!question.partnership.procedure.wetInk[side]) return refused(refusal('original.no-paper', undefined, 'side'));
  const zone = question.facts.communities[side].zone;
  if (custody.since > civilDate(new Date(question.facts.now), zone))
    return refused(refusal('original.date-in-future', undefined, 'since'));
  return happened({ type: 'original.custody-recorded', data: { side, custody } });
}
