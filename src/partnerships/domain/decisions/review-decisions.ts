import type { ActionInput } from '../actions.js';
import { crossingProposal } from '../guards.js';
import type { GivenSignature } from '../procedure.js';
import { type Case, type Decided, happened } from './decision.js';

export const recommend = (_case: Case, { scores, reason }: ActionInput<'recommend'>): Decided =>
  happened({ type: 'partnership.recommended', data: {}, private: { scores, reason }, to: 'in-approval' });

/** Both texts and submitters are kept: this one ends, the crossing one goes on. */
export function mergeCrossing({ facts }: Case, { reason }: ActionInput<'mergeCrossing'>): Decided {
  const into = crossingProposal(facts)?.reference ?? '';
  return happened({ type: 'partnership.merged', data: { into }, private: { reason }, to: 'merged' });
}

/** `number` was drawn from the register's sequence for this decision. */
export const recognise = ({ partnership }: Case, { number }: { number: string }): Decided =>
  happened({
    type: 'partnership.recognised',
    data: { number, affiliationDate: affiliationDateOf(partnership) },
    to: 'recognised',
  });

export const refuseRecognition = (_case: Case, { reason }: ActionInput<'refuseRecognition'>): Decided =>
  happened({ type: 'partnership.recognition-refused', data: {}, private: { reason }, to: 'not-recognised' });

/** The civil date of the last signature, where it was made. */
export function affiliationDateOf({ procedure }: Case['partnership']): string {
  const given = Object.values(procedure.signatures).filter((signature) => signature !== null);
  return given.sort(byWhenMade).at(-1)?.civilDate ?? '';
}

/** Of a signature in ink only the day is known: its instant is that of the verification. */
const byWhenMade = (a: GivenSignature, b: GivenSignature): number =>
  a.mode === 'electronic' && b.mode === 'electronic'
    ? a.instant.localeCompare(b.instant)
    : a.civilDate.localeCompare(b.civilDate);
