import { civilDate } from '../../../platform/clock/civil-date.js';
import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import { termOf } from '../authority.js';
import { quorumOn, signedTogether } from '../board.js';
import type { EventDraft, SignatureEvidence } from '../event-parts.js';
import type { OfficeTerm } from '../facts.js';
import type { GivenSignature, MemberSignature, SealedCopies } from '../procedure.js';
import { refusal } from '../refusals.js';
import type { Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';
import { affiliationDateOf } from './review-decisions.js';
import { voided } from './text-decisions.js';

/** The code or the passkey of the input was checked before; what it proved stands in `evidence`, what was drawn under `drawnSha256`. */
export type SignInput = Omit<ActionInput<'sign'>, 'code' | 'passkey' | 'strokes'> & {
  signatureId: string;
  drawnSha256?: string;
  evidence: SignatureEvidence;
};

export function sign(question: Case, input: SignInput): Decided {
  const { facts, actor } = question;
  const side = sideOf(actor, ['official']);
  const term = side && actor.kind === 'person' ? termOf(facts, side, actor.personId) : null;
  if (!side || !term) return refused(refusal('signature.no-authority'));
  if (!carriesFrozenHashes(question, input)) {
    return refused(refusal('signature.hash-mismatch', undefined, 'contentHash'));
  }
  const signature = {
    ...signatureOf(term, question, side),
    signatureId: input.signatureId,
    typedName: input.typedName,
    ...(input.drawnSha256 ? { drawnSha256: input.drawnSha256 } : {}),
  };
  const quorum = quorumOn(facts, side, signature.civilDate);
  if (term.capacity === 'collegiate' && quorum > 1) return signAsMember(question, { side, quorum, signature, input });
  return happened({
    type: 'signature.given',
    data: { side, signature, ...frozenHashes(question) },
    private: { evidence: input.evidence },
  });
}

type Member = { side: Side; quorum: number; signature: MemberSignature; input: SignInput };

/**
 * A board has signed when as many of its members have as its quorum asks for; each signs for themselves. The act that
 * makes it the board's is that of the last of them, and gives the board's signature its id.
 */
function signAsMember(question: Case, { side, quorum, signature, input }: Member): Decided {
  const hashes = frozenHashes(question);
  const members = [...(question.partnership.procedure.boardSignatures?.[side] ?? []), signature];
  const given: EventDraft = {
    type: 'signature.member-given',
    data: { side, signature, quorum, ...hashes },
    private: { evidence: input.evidence },
  };
  if (members.length < quorum) return happened(given);
  const { drawnSha256: _ownDrawing, ...last } = signature;
  const board: GivenSignature = { ...last, ...signedTogether(members, quorum) };
  return happened(given, { type: 'signature.given', data: { side, signature: board, ...hashes } });
}

export const frozenHashes = ({ partnership }: Case) => ({
  contentHash: partnership.procedure.frozen?.contentHash ?? '',
  originals: partnership.procedure.frozen?.originals ?? { initiator: '', counterpart: '' },
});

function carriesFrozenHashes(question: Case, input: SignInput): boolean {
  const { contentHash, originals } = frozenHashes(question);
  return (
    input.contentHash === contentHash &&
    input.initiatorOriginal === originals.initiator &&
    input.counterpartOriginal === originals.counterpart
  );
}

/** Who signs, under which term, as it stands at this instant. */
export function signatureOf(
  term: OfficeTerm,
  { facts }: Case,
  side: Side,
): Omit<GivenSignature, 'signatureId' | 'typedName'> {
  const zone = facts.communities[side].zone;
  return {
    mode: 'electronic',
    personId: term.personId,
    termId: term.id,
    name: term.name,
    office: term.office,
    capacity: term.capacity,
    basis: term.basis,
    ...(term.capacity === 'delegate' && term.instrumentSha256 ? { instrumentSha256: term.instrumentSha256 } : {}),
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

export const storeSealed = (_case: Case, { copies, level, seals }: SealedCopies): Decided =>
  happened({ type: 'agreement.sealed', data: { copies, level, seals } });

export const conclude = ({ partnership }: Case): EventDraft => ({
  type: 'partnership.signed',
  data: { affiliationDate: affiliationDateOf(partnership) },
  to: 'signed',
});
