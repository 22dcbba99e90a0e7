import { civilDate } from '../../../platform/clock/civil-date.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { CancelledStep } from '../../application/cancelled-steps.js';
import { type ClockContext, clockContext } from '../../domain/clock-context.js';
import { type PlannedDeadline, plannedDeadlines } from '../../domain/clocks.js';
import type { Facts } from '../../domain/facts.js';
import type { Partnership } from '../../domain/partnership.js';
import type { Procedure } from '../../domain/procedure.js';
import { isOpen, otherSide, sides } from '../../domain/states.js';
import type { WaitingState } from '../../domain/state-clock.js';
import type { CaseNames } from '../case-names.js';
import { stepWords } from '../clock-plan-words.js';
import { isViewer } from '../standing.js';
import type { Viewer } from '../viewer.js';

/** What the clock does if nobody moves, for whoever looks at the case. */
export interface ClockPlanView {
  /** IANA; of the reader. */
  readonly zone: string;
  /** The community whose zone it is; null for staff's office. */
  readonly place: string | null;
  /** The moment for which the zone is named: summer has another name than winter. */
  readonly at: string;
  /** What was changed about this case's clocks. */
  readonly notes: readonly Words[];
  /** Days in order, each with everything that happens on it. */
  readonly days: readonly { readonly dueAt: string; readonly what: readonly Words[] }[];
}

type CaseFacts = { partnership: Partnership; facts: Facts };

/** The plan as it concerns one side alone: what the other community hears is left out. */
export function ownClockPlanView(loaded: CaseFacts, viewer: Viewer, cancelled: readonly CancelledStep[]) {
  const others = viewer.side ? otherSide(viewer.side) : null;
  return clockPlanView(loaded, viewer, cancelled, ({ party }) => party !== others);
}

/** Null where nothing is planned: the case has ended, or waits for the product itself. */
export function clockPlanView(
  { partnership: { procedure }, facts }: CaseFacts,
  viewer: Viewer,
  cancelled: readonly CancelledStep[],
  concerns: (step: PlannedDeadline) => boolean = () => true,
): ClockPlanView | null {
  const context = clockContext(procedure, facts);
  const isCancelled = (step: PlannedDeadline) =>
    cancelled.some(({ kind, party }) => kind === step.kind && party === step.party);
  const steps = plannedDeadlines(procedure, context).filter(
    (step) => step.dueAt > facts.now && concerns(step) && !isCancelled(step),
  );
  const { zone, place } = readersPlace(viewer, facts, context);
  const notes = clockNotes(procedure, viewer.names, {
    now: facts.now,
    calendars: context.calendars,
    staff: viewer.staff,
  });
  if (!isOpen(procedure.state) || steps.length + notes.length === 0) return null;
  return {
    ...{ zone, place, notes, at: steps[0]?.dueAt ?? facts.now },
    days: daysOf(steps, zone).map(([first, ...others]) => ({
      dueAt: first.dueAt,
      what: [first, ...others].map((step) => stepWords(step, viewer.names, isReader(step, viewer))),
    })),
  };
}

type Steps = [PlannedDeadline, ...PlannedDeadline[]];

/** Steps of one day of the reader's stand together. */
function daysOf(steps: readonly PlannedDeadline[], zone: string): Steps[] {
  const days = new Map<string, Steps>();
  for (const step of steps) {
    const day = civilDate(new Date(step.dueAt), zone);
    const before = days.get(day);
    if (before) before.push(step);
    else days.set(day, [step]);
  }
  return [...days.values()];
}

function readersPlace({ side, staff }: Viewer, { communities }: Facts, context: ClockContext) {
  if (staff) return { zone: context.calendars.staff.zone, place: null };
  const { zone, name } = communities[side ?? 'initiator'];
  return { zone, place: name };
}

function isReader({ party, role }: PlannedDeadline, viewer: Viewer): boolean {
  if (party === 'staff') return isViewer({ party, role: 'staff' }, viewer);
  if (party === 'service' || role === 'deputy' || role === 'staff' || role === 'service') return false;
  return isViewer({ party, role }, viewer);
}

interface Reader {
  readonly now: string;
  /** Whoever is left alone reads the day of their own calendar, and everybody else the same one. */
  readonly calendars: ClockContext['calendars'];
  readonly staff: boolean;
}

/** A hold stops everything; more time, quiet and a ladder of its own are said beside the plan. */
export function clockNotes({ clock, hold, state }: Procedure, names: CaseNames, reader: Reader): Words[] {
  if (hold) return [words('partnerships:clockPlan.onHold')];
  const { extendedBy, snoozed, own } = clock ?? {};
  const quiet = ([...sides, 'staff'] as const).flatMap((party) => {
    const until = snoozed?.[party]?.until;
    if (!until || until <= reader.now) return [];
    const day = { until: { day: civilDate(new Date(until), reader.calendars[party].zone) } };
    if (party !== 'staff') return [words('partnerships:clockPlan.snoozed', { ...day, community: given(names[party]) })];
    return reader.staff ? [words('partnerships:clockPlan.snoozedStaff', day)] : [];
  });
  return [
    ...(extendedBy ? [words('partnerships:clockPlan.extended', { count: extendedBy })] : []),
    ...quiet,
    ...(own?.[state as WaitingState] ? [words('partnerships:clockPlan.own')] : []),
  ];
}
