import type { Lifecycle, Transition } from './lifecycle.js';
import { allStates, endStates, isOpen, openStates, type State } from './states.js';

/** What is wrong with a lifecycle table, as sentences; empty when it is sound. Boot refuses a table that isn't. */
export function lifecycleProblems(lifecycle: Lifecycle): string[] {
  return [
    ...unknownStates(lifecycle),
    ...unreachableStates(lifecycle),
    ...deadEnds(lifecycle),
    ...repeatedEvents(lifecycle),
  ];
}

function unknownStates(lifecycle: Lifecycle): string[] {
  const known = new Set<string>(allStates);
  const targets = new Set<string>([...allStates, 'same', 'origin']);
  return Object.entries(lifecycle).flatMap(([action, row]) =>
    [...row.from.filter((state) => !known.has(state)), ...(targets.has(row.to) ? [] : [row.to])].map(
      (state) => `${action} names the unknown state ${state}.`,
    ),
  );
}

function unreachableStates(lifecycle: Lifecycle): string[] {
  const reached = new Set<State>(['draft']);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const row of Object.values(lifecycle)) {
      if (row.to !== 'same' && row.to !== 'origin' && row.from.some((state) => reached.has(state))) reached.add(row.to);
    }
  }
  return allStates.filter((state) => !reached.has(state)).map((state) => `No action leads to ${state}.`);
}

/** From every open state there is a way to recognition, and of the ends only `lapsed` can be left at all. */
function deadEnds(lifecycle: Lifecycle): string[] {
  const hopeful = statesLeadingTo('recognised', lifecycle);
  const stuck = openStates.filter((state) => !hopeful.has(state));
  const leaving = Object.entries(lifecycle).flatMap(([action, row]) =>
    row.to === 'same'
      ? []
      : row.from.filter((state) => finalStates.has(state)).map((state) => `${action} leaves the end state ${state}.`),
  );
  return [...stuck.map((state) => `No way leads from ${state} to recognition.`), ...leaving];
}

const finalStates = new Set<State>([...endStates.filter((state) => state !== 'lapsed'), 'recognised']);

/** Being revived after a lapse is no way forward, so ends don't count. */
function statesLeadingTo(goal: State, lifecycle: Lifecycle): ReadonlySet<State> {
  const rows = Object.values(lifecycle);
  const leading = new Set<State>([goal]);
  for (let size = 0; size !== leading.size; ) {
    size = leading.size;
    for (const row of rows) {
      const leads = row.to === 'origin' ? originsOf(row, rows).some(isIn(leading)) : leading.has(row.to as State);
      if (leads) for (const state of row.from.filter(isOpen)) leading.add(state);
    }
  }
  return leading;
}

/** Where a row that returns to where it came from can return to: whatever leads into the states that it leaves. */
const originsOf = (row: Transition, rows: readonly Transition[]): State[] =>
  rows.filter((other) => row.from.includes(other.to as State)).flatMap((other) => other.from);

const isIn = (states: ReadonlySet<State>) => (state: State) => states.has(state);

function repeatedEvents(lifecycle: Lifecycle): string[] {
  const seen = new Map<string, string>();
  const problems: string[] = [];
  for (const [action, row] of Object.entries(lifecycle)) {
    const other = seen.get(row.emits);
    if (other) problems.push(`${action} and ${other} both emit ${row.emits}.`);
    seen.set(row.emits, action);
  }
  return problems;
}
