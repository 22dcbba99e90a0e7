import { civilDate } from '../../../platform/clock/civil-date.js';
import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import { signatoryOn, termOf } from '../authority.js';
import type { EventDraft, SignatureEvidence } from '../event-parts.js';
import type { OfficeTerm } from '../facts.js';
import type { GivenSignature } from '../procedure.js';
import { refusal, type Refusal } from '../refusals.js';
import { otherSide, sides, type Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';
import { affiliationDateOf } from './review-decisions.js';
import { voided } from './text-decisions.js';

/** The code of the input was checked before; what it proved stands in `evidence`. */
export type SignInput = Omit<ActionInput<'sign'>, 'code'> & { signatureId: string; evidence: SignatureEvidence };

/** Reasons why this person can't sign at this instant; also asked by the signing page before anything is typed. */
export function authorityProblems({ facts, actor }: Case): Refusal[] {
  const side = sideOf(actor, ['official']);
  const term = side && actor.kind === 'person' ? termOf(facts, side, actor.personId) : null;
  if (!term) return [refusal('signature.no-authority')];
  return [
    ...(term.mailConfirmed ? [] : [refusal('signature.mail-unconfirmed')]),
    ...(term.mailIsAClerks ? [refusal('signature.mail-is-a-clerks')] : []),
  ];
}

export function sign(question: Case, input: SignInput): Decided {
  const { partnership, facts, actor } = question;
  const side = sideOf(actor, ['official']);
  const problems = [...authorityProblems(question), ...hashProblems(question, input)];
  if (side === null || actor.kind !== 'person' || problems.length > 0) return refused(...problems);
  if (partnership.procedure.signatures[side]) return refused(refusal('signature.already-given'));
  const term = termOf(facts, side, actor.personId) as OfficeTerm;
  const signature = {
    ...signatureOf(term, question, side),
    signatureId: input.signatureId,
    typedName: input.typedName,
  };
  return happened({
    type: 'signature.given',
    data: { side, signature, ...frozenHashes(question) },
    private: { evidence: input.evidence },
  });
}

const frozenHashes = ({ partnership }: Case) => ({
  contentHash: partnership.procedure.frozen?.contentHash ?? '',
  originals: partnership.procedure.frozen?.originals ?? { initiator: '', counterpart: '' },
});

function hashProblems(question: Case, input: SignInput): Refusal[] {
  const { contentHash, originals } = frozenHashes(question);
  const same =
    input.contentHash === contentHash &&
    input.initiatorOriginal === originals.initiator &&
    input.counterpartOriginal === originals.counterpart;
  return same ? [] : [refusal('signature.hash-mismatch', undefined, 'contentHash')];
}

function signatureOf(term: OfficeTerm, { facts }: Case, side: Side): Omit<GivenSignature, 'signatureId' | 'typedName'> {
  const zone = facts.communities[side].zone;
  return {
    mode: 'electronic',
    personId: term.personId,
    termId: term.id,
    name: term.name,
    office: term.office,
    capacity: term.capacity,
    basis: term.basis,
    instant: facts.now,
    zone,
    civilDate: civilDate(new Date(facts.now), zone),
  };
}

export function declineToSign({ partnership, actor }: Case, { reason }: ActionInput<'declineToSign'>): Decided {
  const side = sideOf(actor, ['official']) ?? 'initiator';
  return happened(...voided(partnership.procedure), {
    type: 'signature.declined',
    data: { side },
    private: { reason },
    to: 'drafting',
  });
}

export function recordOriginal({ partnership, facts }: Case, input: ActionInput<'recordOriginal'>): Decided {
  const { side, documentSha256, signedOn, place } = input;
  if (partnership.procedure.wetInk[side]?.verifiedBy) return refused(refusal('original.already-verified'));
  const today = civilDate(new Date(facts.now), facts.communities[side].zone);
  if (signedOn > today) return refused(refusal('original.date-in-future', undefined, 'signedOn'));
  const unsigned = sides.filter((each) => !signatoryOn(facts, each, signedOn));
  if (unsigned.length > 0) return refused(refusal('original.no-authority', { side: unsigned[0] as Side }, 'signedOn'));
  return happened({ type: 'original.recorded', data: { side, documentSha256, signedOn, place } });
}

/** Both officials sign both originals, so a community's signature counts once both scans were verified. */
export function verifyOriginal(
  question: Case,
  { side, signatureIds }: ActionInput<'verifyOriginal'> & { signatureIds: Record<Side, string> },
): Decided {
  const { partnership, actor } = question;
  const original = partnership.procedure.wetInk[side];
  if (!original) return refused(refusal('original.nothing-recorded'));
  if (original.verifiedBy) return refused(refusal('original.already-verified'));
  if (actor.kind === 'person' && actor.personId === original.recordedBy) {
    return refused(refusal('original.verified-by-recorder'));
  }
  const verified: EventDraft = { type: 'original.verified', data: { side } };
  const otherVerified = partnership.procedure.wetInk[otherSide(side)]?.verifiedBy;
  return happened(verified, ...(otherVerified ? inkSignatures(question, signatureIds) : []));
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

export const storeSignedCopies = (_case: Case, { copies }: { copies: Record<Side, string> }): Decided =>
  happened({ type: 'agreement.signed-copies-stored', data: { copies } });

export const conclude = ({ partnership }: Case): EventDraft => ({
  type: 'partnership.signed',
  data: { affiliationDate: affiliationDateOf(partnership) },
  to: 'signed',
});
