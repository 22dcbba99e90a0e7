import type { Lifecycle } from './lifecycle.js';
import { allStates, endStates, openStates, type State } from './states.js';

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
  const known = new Set<string>([...allStates, 'same', 'origin']);
  return Object.entries(lifecycle).flatMap(([action, row]) =>
    [...row.from, row.to]
      .filter((state) => !known.has(state))
      .map((state) => `${action} names the unknown state ${state}.`),
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

/** Every open state can be left forwards, and only `lapsed` among the ends can be left at all. */
function deadEnds(lifecycle: Lifecycle): string[] {
  const rows = Object.entries(lifecycle);
  const stuck = openStates.filter((state) => !rows.some(([, row]) => row.to !== 'same' && row.from.includes(state)));
  const leaving = rows.flatMap(([action, row]) =>
    row.from
      .filter((state) => (endStates as readonly State[]).includes(state) && state !== 'lapsed')
      .map((state) => `${action} leaves the end state ${state}.`),
  );
  return [...stuck.map((state) => `Nothing leads out of ${state}.`), ...leaving];
}

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
