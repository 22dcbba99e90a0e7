import type { PolicyContent } from '../../partnerships/domain/clock-policy.js';
import type { DayCount, EscalatedTo, StateClock } from '../../partnerships/domain/state-clock.js';
import { given, type Words, words } from '../../platform/web/words.js';

/** `3, 7 and 14 working days`. */
export const dayCount = (list: readonly number[], counted: DayCount): Words =>
  words(`clocks:count.${counted}`, { list, count: list.length === 1 ? (list[0] ?? 0) : 2 });

/** The clock of one wait in a few short sentences. */
export function ladderWords(clock: StateClock): Words[] {
  const { days: counted, target, remindAfter, remindBefore = [], lapse } = clock;
  const days = (list: readonly number[]) => ({ days: dayCount(list, counted) });
  return [
    target === null ? words('clocks:ladder.noTarget') : words('clocks:ladder.target', days([target])),
    ...(remindAfter.length > 0 ? [words('clocks:ladder.remindAfter', days(remindAfter))] : []),
    ...(remindBefore.length > 0 ? [words('clocks:ladder.remindBefore', days(remindBefore))] : []),
    ...(remindAfter.length + remindBefore.length === 0 ? [words('clocks:ladder.noReminders')] : []),
    ...told(clock).map(({ to, after }) => words(`clocks:ladder.tell.${to}`, days(after))),
    lapse === null ? words('clocks:ladder.noLapse') : words('clocks:ladder.lapse', days([lapse])),
  ];
}

/** Who hears of it when it is late, in the order in which they do. */
export function told({ escalate = [] }: Pick<StateClock, 'escalate'>): { to: EscalatedTo; after: number[] }[] {
  const all = [...new Set(escalate.map(({ to }) => to))];
  return all.map((to) => ({ to, after: escalate.filter((step) => step.to === to).map(({ after }) => after) }));
}

/** What holds for every case alike. */
export function restWords({ hours, ceremony, hearing, term, office }: PolicyContent): Words[] {
  const ahead = (list: readonly number[]) =>
    list.length > 0 ? dayCount(list, 'calendar') : words('clocks:rest.never');
  return [
    words('clocks:rest.hours', {
      first: clockTime(hours.first),
      usual: clockTime(hours.usual),
      last: clockTime(hours.last),
    }),
    officeWords(office),
    words('clocks:rest.ceremony', { days: ahead(ceremony.remindBefore), scan: ahead([ceremony.scanAfter]) }),
    words('clocks:rest.hearing', { days: ahead(hearing.remindBefore), after: ahead(hearing.remindAfter) }),
    words('clocks:rest.term', { days: ahead([term.warnBefore]) }),
  ];
}

function officeWords({ country, subdivision, zone }: PolicyContent['office']): Words {
  if (country === null) return words('clocks:rest.officeNowhere', { zone: given(zone) });
  return words('clocks:rest.office', { place: given(subdivision ?? country), zone: given(zone) });
}

/** `08:00`. */
export const clockTime = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
