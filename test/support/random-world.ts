import type { Facts, OfficeTerm } from '../../src/partnerships/domain/facts.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import { prohibition, rival, term } from './partnership-builders.js';

type Change = (facts: Facts, side: Side) => Partial<Facts>;

const today = (facts: Facts) => facts.now.slice(0, 10);
const withTerms = (facts: Facts, side: Side, terms: readonly OfficeTerm[]): Partial<Facts> => ({
  terms: { ...facts.terms, [side]: terms },
});

const restored: Change = (facts, side) => ({ ...withTerms(facts, side, [term(side)]), ...undisturbed });
const undisturbed = { prohibitions: [], rivals: [], lapseDue: false };

/** What may change around a case while nobody touches it; what hinders comes as often as its end. */
const changes: readonly Change[] = [
  (facts, side) =>
    withTerms(
      facts,
      side,
      facts.terms[side].map((each) => ({ ...each, until: today(facts) })),
    ),
  (facts, side) => withTerms(facts, side, [...facts.terms[side], successor(facts, side)]),
  (facts, side) => withTerms(facts, side, [term(side, { mailConfirmed: false })]),
  (facts, side) => withTerms(facts, side, [term(side, { mailIsAClerks: true })]),
  (facts, side) => withTerms(facts, side, board(side)),
  () => ({ lapseDue: true }),
  () => ({ lapseDue: true }),
  () => ({ prohibitions: [prohibition] }),
  () => ({ rivals: [rival({ crossing: true })] }),
  () => ({ rivals: [rival({ crossing: true })] }),
  () => ({ rivals: [rival({ crossing: true, state: 'under-review', reachedReview: true })] }),
  () => ({ rivals: [rival({ kind: 'friendship', state: 'recognised', reachedReview: true })] }),
  ...[restored, restored, restored, restored, restored, restored, restored, restored],
];

const board = (side: Side): OfficeTerm[] =>
  [`${side}-official`, `${side}-successor`].map((personId) =>
    term(side, { id: `${personId}-member`, personId, capacity: 'collegiate', quorum: 2 }),
  );

const successor = (facts: Facts, side: Side): OfficeTerm =>
  term(side, { id: `${side}-next`, personId: `${side}-successor`, capacity: 'acting', from: today(facts) });

export function nextWorld(facts: Facts, how: number, hours: number): Facts {
  const side = how % 2 === 0 ? 'initiator' : 'counterpart';
  const change = changes[Math.floor(how / 2) % changes.length] as Change;
  const now = new Date(Date.parse(facts.now) + hours * 3_600_000).toISOString();
  return { ...facts, ...change(facts, side), now };
}
