import type { PolicyContent } from '../../partnerships/domain/clock-policy.js';
import type { StateClock, WaitingState } from '../../partnerships/domain/state-clock.js';
import { openStates } from '../../partnerships/domain/states.js';

export const clockParts = ['days', 'target', 'remindAfter', 'remindBefore', 'escalate', 'lapse'] as const;
export type ClockPart = (typeof clockParts)[number];
export const commonParts = [
  ...['hours', 'office', 'ceremony.remindBefore', 'ceremony.scanAfter'],
  ...['hearing.remindBefore', 'hearing.remindAfter', 'term.warnBefore'],
] as const satisfies readonly string[];

/** One thing that staff decide: a part of the clock of one state, or something that is the same for all (`state` null). */
export interface PolicyPlace {
  readonly state: WaitingState | null;
  readonly part: string;
}

export interface PolicyDifference {
  readonly place: PolicyPlace;
  readonly before: PlacedValue;
  readonly after: PlacedValue;
}

type Escalations = NonNullable<StateClock['escalate']>;
export type PlacedValue =
  | StateClock['days']
  | number
  | null
  | readonly number[]
  | Escalations
  | PolicyContent['hours']
  | PolicyContent['office'];

/** What `after` decides differently from `before`, in the order of a case's life. */
export function policyDifferences(before: PolicyContent, after: PolicyContent): PolicyDifference[] {
  return places.flatMap((place) => {
    const [was, is] = [valueAt(before, place), valueAt(after, place)];
    return sameValue(was, is) ? [] : [{ place, before: was, after: is }];
  });
}

const places: readonly PolicyPlace[] = [
  ...openStates.flatMap((state) => clockParts.map((part) => ({ state, part }))),
  ...commonParts.map((part) => ({ state: null, part })),
];

function valueAt(policy: PolicyContent, { state, part }: PolicyPlace): PlacedValue {
  const [group = '', name] = part.split('.');
  const owner: unknown = state === null ? policy : policy.clocks[state];
  const value: unknown = Reflect.get(owner as object, group);
  const found = name === undefined ? value : Reflect.get(value as object, name);
  return (found ?? (isList(part) ? [] : null)) as PlacedValue;
}

const isList = (part: string): boolean => part === 'remindBefore' || part === 'escalate';

/** An object says the same in whatever order its keys were written. */
function sameValue(one: PlacedValue, other: PlacedValue): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [key, sorted(each)]);
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}
