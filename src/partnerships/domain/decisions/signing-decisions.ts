import { civilDate } from '../../../platform/clock/civil-date.js';
import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import { termOf } from '../authority.js';
import type { EventDraft, SignatureEvidence } from '../event-parts.js';
import type { OfficeTerm } from '../facts.js';
import type { GivenSignature } from '../procedure.js';
import { refusal } from '../refusals.js';
import type { Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';
import { affiliationDateOf } from './review-decisions.js';
import { voided } from './text-decisions.js';

/** The code of the input was checked before; what it proved stands in `evidence`. */
export type SignInput = Omit<ActionInput<'sign'>, 'code'> & { signatureId: string; evidence: SignatureEvidence };

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
  };
  return happened({
    type: 'signature.given',
    data: { side, signature, ...frozenHashes(question) },
    private: { evidence: input.evidence },
  });
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

export const storeSignedCopies = (_case: Case, { copies }: { copies: Record<Side, string> }): Decided =>
  happened({ type: 'agreement.signed-copies-stored', data: { copies } });

export const conclude = ({ partnership }: Case): EventDraft => ({
  type: 'partnership.signed',
  data: { affiliationDate: affiliationDateOf(partnership) },
  to: 'signed',
});
