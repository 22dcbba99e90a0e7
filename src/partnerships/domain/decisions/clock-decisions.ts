import { civilDate } from '../../../platform/clock/civil-date.js';
import { instantOf } from '../../../platform/clock/wall-time.js';
import type { ActionInput } from '../actions.js';
import type { Actor } from '../actors.js';
import { clockContext } from '../clock-context.js';
import { plannedDeadlines } from '../clocks.js';
import type { CaseClock } from '../procedure.js';
import { refusal, type Refusal } from '../refusals.js';
import { type Case, type Decided, happened, refused } from './decision.js';

/** Calendar days of quiet at most: enough for a holiday, too few for a partnership to be forgotten. */
const furthest = { staff: 60, clerk: 14 };
/** Calendar days that an open case has at least, whatever ladder it is given. */
const leastAhead = 3;
const day = 86_400_000;

/** Working days more for the present wait: its reminders, target and lapse come later. */
export const extendDeadline = (_case: Case, { days, reason }: ActionInput<'extendDeadline'>): Decided =>
  happened({ type: 'clock.extended', data: { days }, private: { reason } });

/** Nobody of that party is reminded until that day has begun there; the target and the lapse don't move. */
export function snooze(question: Case, { party, until, reason }: ActionInput<'snooze'>): Decided {
  const { calendars } = clockContext(question.partnership.procedure, question.facts);
  const { zone } = calendars[party];
  const problems = [...notTheirs(question.actor, party), ...wrongDay(question, until, zone)];
  if (problems.length > 0) return refused(...problems);
  const instant = instantOf(new Date(`${until}T00:00:00Z`), zone).toISOString();
  return happened({
    type: 'clock.snoozed',
    data: { party, until: instant, day: until },
    ...(reason ? { private: { reason } } : {}),
  });
}

export function overrideClock(question: Case, { state, clock, reason }: ActionInput<'overrideClock'>): Decided {
  const { own = {} } = question.partnership.procedure.clock ?? {};
  if (!clock && !own[state]) return refused(refusal('clock.no-own-ladder', { state }, 'state'));
  const { [state]: _former, ...others } = own;
  const days = leastAhead;
  if (endsWithin(days, question, clock ? { ...others, [state]: clock } : others)) {
    return refused(refusal('clock.ends-too-soon', { days }, 'clock.lapse'));
  }
  return happened({ type: 'clock.overridden', data: { state, clock }, private: { reason } });
}

/** A ladder that is changed while somebody is waited on ends nobody's case before they can hear of it. */
function endsWithin(days: number, { partnership, facts }: Case, own: NonNullable<CaseClock['own']>): boolean {
  const procedure = { ...partnership.procedure, clock: { ...partnership.procedure.clock, own } };
  const planned = plannedDeadlines(procedure, clockContext(procedure, facts));
  const soonest = new Date(Date.parse(facts.now) + days * day).toISOString();
  return planned.some(({ kind, dueAt }) => kind === 'lapse' && dueAt < soonest);
}

const isStaff = (actor: Actor): boolean => actor.kind === 'person' && actor.staff;

function notTheirs(actor: Actor, party: ActionInput<'snooze'>['party']): Refusal[] {
  const own = party !== 'staff' && actor.kind === 'person' && actor.sides[party].includes('clerk');
  return own || isStaff(actor) ? [] : [refusal('snooze.wrong-side', undefined, 'party')];
}

function wrongDay(question: Case, until: string, zone: string): Refusal[] {
  const today = civilDate(new Date(question.facts.now), zone);
  if (until <= today) return [refusal('snooze.past', undefined, 'until')];
  const days = furthest[isStaff(question.actor) ? 'staff' : 'clerk'];
  if (until > daysLater(today, days)) return [refusal('snooze.too-far', { days }, 'until')];
  const date = lastDayBeforeLapse(question, zone);
  return date !== null && until > date ? [refusal('snooze.beyond-lapse', { date }, 'until')] : [];
}

/** Whoever asks for quiet must still hear in time that the case is about to lapse. */
function lastDayBeforeLapse({ partnership: { procedure }, facts }: Case, zone: string): string | null {
  const planned = plannedDeadlines(procedure, clockContext(procedure, facts));
  const lapse = planned.find(({ kind }) => kind === 'lapse');
  return lapse ? daysLater(civilDate(new Date(lapse.dueAt), zone), -1) : null;
}

const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
