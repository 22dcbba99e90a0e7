import type { WorkCalendar } from '../../platform/clock/work-calendar.js';
import type { Words } from '../../platform/web/words.js';
import { given, words } from '../../platform/web/words.js';
import { stageLabel } from '../../partnerships/web/standing.js';
import { areaWords } from '../../partnerships/web/section-words.js';
import { clockContext } from '../../partnerships/domain/clock-context.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import { type State } from '../../partnerships/domain/states.js';
import { type TermWarning, termWarnings } from '../../partnerships/domain/term-warnings.js';
import { type Waiter, waitingOn } from '../../partnerships/domain/waiting.js';
import type { QueuedCase } from '../application/work-queue.js';
import { type WaitingAge, waitingAge } from '../domain/waiting-age.js';

/** One line of the queue, as the page shows it. */
export interface QueueRow {
  readonly href: string;
  readonly names: { readonly initiator: string; readonly counterpart: string };
  readonly reference: string;
  readonly kind: PartnershipKind;
  readonly areas: readonly Words[];
  readonly state: State;
  readonly onHold: boolean;
  readonly stage: Words | null;
  readonly waitingOn: readonly Words[];
  readonly age: WaitingAge;
  readonly stateSince: Date;
  readonly hardDate: QueuedCase['hardDate'];
  readonly registerNumber: string | null;
  /** Officials who will be out of office when their signature is expected. */
  readonly termEnds: readonly Words[];
}

export const caseHref = (reference: string): string => `/staff/cases/${reference}`;

export function queueRow(listed: QueuedCase, now: Date): QueueRow {
  const { communities, procedure, onHold, state } = listed;
  const waiters = waitingOn(procedure);
  const calendar = calendarOfWait(waiters, listed);
  return {
    href: caseHref(listed.reference),
    names: { initiator: communities.initiator.name, counterpart: communities.counterpart.name },
    reference: listed.reference,
    kind: listed.kind,
    areas: listed.areas.map(areaWords),
    state,
    onHold,
    stage: stageLabel(procedure),
    waitingOn: onHold ? [words('staff:waiter.hold')] : waiters.map((waiter) => waiterWords(waiter, communities)),
    age: waitingAge(onHold ? holdSince(listed) : listed.waitingSince, listed.target, now, calendar),
    stateSince: listed.stateSince,
    hardDate: listed.hardDate,
    registerNumber: listed.registerNumber,
    termEnds: termWarnings(procedure, { ...listed, now: now.toISOString() }).map((warning) =>
      termEndsWords(warning, communities),
    ),
  };
}

const termEndsWords = ({ side, office, lastDay }: TermWarning, communities: QueuedCase['communities']): Words =>
  words('staff:queue.termEnds', {
    ...{ office: given(office), community: given(communities[side].name) },
    date: { day: lastDay },
  });

const holdSince = ({ procedure, waitingSince }: QueuedCase): Date =>
  procedure.hold ? new Date(procedure.hold.since) : waitingSince;

/** As targets are counted: where the case waits; staff's own days at their office. */
function calendarOfWait([first]: readonly Waiter[], listed: QueuedCase): WorkCalendar {
  const party = first?.party ?? 'staff';
  return clockContext(listed.procedure, listed).calendars[party === 'service' ? 'staff' : party];
}

/** "You", "Clerk of Oakland", "Mayor of Bergen": in a list a person's name says less than whose it is. */
function waiterWords({ party, role }: Waiter, communities: QueuedCase['communities']): Words {
  if (party === 'staff' || party === 'service') return words(`staff:waiter.${party}`);
  const { name, officeTitle } = communities[party];
  const office = role === 'official' ? { office: given(officeTitle) } : {};
  return words(`staff:waiter.${role}`, { community: given(name), ...office });
}
