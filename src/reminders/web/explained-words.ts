import { civilDate } from '../../platform/clock/civil-date.js';
import { given, type Words, words } from '../../platform/web/words.js';
import type { ContactHours } from '../../partnerships/domain/clock-policy.js';
import type { ExplainedStep } from '../domain/explained-plan.js';
import type { MoveReason } from '../domain/moved-by.js';
import { clockTime } from './policy-words.js';

/** Why a step is on its day, for staff. */
export function reasonsOf({ moved, holidays, dueAt, zone }: ExplainedStep, hours: ContactHours): Words[] {
  const named = holidays.map(({ day, name }) => words('clocks:preview.holiday', { name: given(name), day: { day } }));
  return [
    ...(named.length > 0 ? [words('clocks:preview.holidays', { days: named })] : []),
    ...movedWords(moved, civilDate(new Date(dueAt), zone), hours, zone),
  ];
}

/** What a clock shows to whoever is told, where that isn't what it shows to the reader. */
export const thereWords = ({ dueAt, zone, party }: ExplainedStep, readersZone: string): Words[] =>
  zone === readersZone || party === 'staff' ? [] : [words('clocks:moved.there', { at: { instant: dueAt, zone } })];

type DayOffReason = Extract<MoveReason, { why: 'day-off' }>;

function movedWords(moved: readonly MoveReason[], became: string, hours: ContactHours, zone: string): Words[] {
  const [first] = moved;
  if (!first) return [];
  const off = moved.filter((reason): reason is DayOffReason => reason.why === 'day-off');
  const reasons = off.map(dayOffWords);
  if (first.why === 'snoozed') {
    const day = civilDate(new Date(first.until), zone);
    return [words('clocks:moved.snoozed', { day: { day } })];
  }
  if (first.why === 'notice') {
    const day = civilDate(new Date(first.published), zone);
    return [words('clocks:moved.notice', { day: { day } })];
  }
  const day = { day: first.day };
  if (first.why === 'day-off')
    return [words(`clocks:moved.${became < first.day ? 'earlier' : 'later'}`, { day, reasons })];
  const { time } = first;
  if (first.why === 'early') return [words('clocks:moved.early', { time, first: clockTime(hours.first) })];
  const late = { time, day, last: clockTime(hours.last) };
  return [reasons.length > 0 ? words('clocks:moved.lateThen', { ...late, reasons }) : words('clocks:moved.late', late)];
}

/** A Saturday says enough by its name; a holiday has one of its own. */
const dayOffWords = ({ day, off }: DayOffReason) =>
  off.kind === 'holiday' ? given(off.name) : words(`clocks:weekdays.${new Date(`${day}T00:00:00Z`).getUTCDay()}`);
