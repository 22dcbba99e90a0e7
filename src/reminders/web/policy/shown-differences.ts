import type { PolicyContent } from '../../../partnerships/domain/clock-policy.js';
import type { StateClock } from '../../../partnerships/domain/state-clock.js';
import { given, type Sayable, type Words, words } from '../../../platform/web/words.js';
import { type PlacedValue, type PolicyPlace, policyDifferences } from '../../domain/policy-differences.js';
import { clockTime, dayCount, told } from '../policy-words.js';

/** One thing that is decided differently, in words. */
export interface ShownDifference {
  readonly place: Words;
  readonly before: readonly Sayable[];
  readonly after: readonly Sayable[];
}

export const shownDifferences = (before: PolicyContent, after: PolicyContent): ShownDifference[] =>
  policyDifferences(before, after).map((difference) => ({
    place: placeWords(difference.place),
    before: valueWords(difference.place, difference.before, before),
    after: valueWords(difference.place, difference.after, after),
  }));

/** Which places differ, for the list of versions. */
export const changedPlaces = (before: PolicyContent, after: PolicyContent): Words[] =>
  policyDifferences(before, after).map(({ place }) => placeWords(place));

export const placeWords = ({ state, part }: PolicyPlace): Words =>
  state === null
    ? words(`clocks:place.${part}`)
    : words('clocks:place.clock', { wait: words(`clocks:waits.${state}.title`), part: words(`clocks:place.${part}`) });

function valueWords({ state, part }: PolicyPlace, value: PlacedValue, policy: PolicyContent): Sayable[] {
  const counted = state === null ? 'calendar' : policy.clocks[state].days;
  if (value === null) return [words(`clocks:value.${part === 'lapse' ? 'never' : 'none'}`)];
  if (typeof value === 'number') return [dayCount([value], counted)];
  if (typeof value === 'string') return [words(`clocks:value.${value}`)];
  if (part === 'escalate') return escalationWords({ escalate: value as Escalations }, counted);
  if (isDays(value)) return [value.length > 0 ? dayCount(value, counted) : words('clocks:value.none')];
  return [
    part === 'hours' ? hoursWords(value as PolicyContent['hours']) : officeWords(value as PolicyContent['office']),
  ];
}

type Escalations = NonNullable<StateClock['escalate']>;
const isDays = (value: PlacedValue): value is readonly number[] => Array.isArray(value);

function escalationWords(clock: Pick<StateClock, 'escalate'>, counted: StateClock['days']): Words[] {
  const all = told(clock);
  if (all.length === 0) return [words('clocks:value.none')];
  return all.map(({ to, after }) =>
    words('clocks:value.told', { who: words(`clocks:value.who.${to}`), days: dayCount(after, counted) }),
  );
}

const hoursWords = ({ first, usual, last }: PolicyContent['hours']): Words =>
  words('clocks:value.hours', { first: clockTime(first), usual: clockTime(usual), last: clockTime(last) });

function officeWords({ country, subdivision, zone }: PolicyContent['office']): Sayable {
  if (country === null) return given(zone);
  return words('clocks:value.place', { place: given(subdivision ?? country), zone: given(zone) });
}
