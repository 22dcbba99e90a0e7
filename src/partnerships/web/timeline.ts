import type { Words } from '../../platform/web/words.js';
import { given, words } from '../../platform/web/words.js';
import type { ListedEvent } from '../application/partnership-store.js';
import type { EventType } from '../domain/event-parts.js';
import { endStates, type State } from '../domain/states.js';
import type { CaseNames } from './case-names.js';
import { type EventDetail, eventDetails } from './event-details.js';
import { eventTitle, sectionsAnswered } from './event-titles.js';
import type { Viewer } from './viewer.js';

/** One thing that happened, for `caseTimeline` of `partnerships/parts/timeline.njk`. */
export interface TimelineItem {
  /** Id of the event, of the last one where several are told as one. */
  readonly id: string;
  readonly version: number;
  readonly type: EventType;
  readonly title: Words;
  /** Null where it followed by itself. */
  readonly by: Words | null;
  readonly at: string;
  readonly details: readonly EventDetail[];
  readonly tone: 'pending' | 'ended' | null;
}

/** Newest first. Several sections answered one after the other by one person are told as one. */
export function timelineOf(events: readonly ListedEvent[], viewer: Viewer): TimelineItem[] {
  return runsOf(events)
    .map((run) => itemFrom(run, viewer))
    .reverse();
}

type Run = readonly [ListedEvent, ...ListedEvent[]];

function runsOf(events: readonly ListedEvent[]): Run[] {
  const runs: [ListedEvent, ...ListedEvent[]][] = [];
  for (const event of events) {
    const open = runs.at(-1);
    if (open && goesOn(open[0], event)) open.push(event);
    else runs.push([event]);
  }
  return runs;
}

const goesOn = (first: ListedEvent, event: ListedEvent): boolean =>
  first.type === 'proposal.section-answered' && event.type === first.type && event.by === first.by;

function itemFrom(run: Run, viewer: Viewer): TimelineItem {
  const event = run.at(-1) ?? run[0];
  const folded = run.length > 1;
  return {
    id: event.id,
    version: event.version,
    type: event.type,
    title: folded ? sectionsAnswered(run) : eventTitle(event, viewer.names),
    by: byWhom(event, viewer.names),
    at: event.at,
    details: folded ? [] : eventDetails(event),
    tone: toneOf(event),
  };
}

/** They happen in the transaction of what caused them, which stands right below and says by whom. */
const followed: readonly EventType[] = [
  'approvals.completed',
  'approvals.defeated',
  'approvals.rescinded',
  'signatures.voided',
  'partnership.signed',
];

export function byWhom({ type, actor, actorName }: ListedEvent, names: CaseNames): Words | null {
  if (followed.includes(type)) return null;
  if (actor.kind !== 'person') return words(`partnerships:by.${actor.kind}`);
  const name = actorName === null ? {} : { name: given(actorName) };
  if (actor.as === 'staff')
    return words(actorName === null ? 'partnerships:by.staff' : 'partnerships:by.staffNamed', name);
  const community = given(names[actor.as]);
  return words(actorName === null ? 'partnerships:by.side' : 'partnerships:by.sideNamed', { ...name, community });
}

const setbacks: readonly EventType[] = [
  'partnership.changes-requested',
  'approvals.rescinded',
  'agreement.text-reopened',
  'signature.declined',
  'signatures.voided',
  'original.rejected',
  'partnership.held',
];

function toneOf({ type, to }: ListedEvent): TimelineItem['tone'] {
  if (to && (endStates as readonly State[]).includes(to)) return 'ended';
  return setbacks.includes(type) ? 'pending' : null;
}
