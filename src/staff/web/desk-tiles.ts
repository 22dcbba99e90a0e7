import { calendarOf } from '../../platform/clock/work-calendar.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';
import { words, type Words } from '../../platform/web/words.js';
import type { DeskFigures } from '../application/work-queue.js';
import { waitingAge } from '../domain/waiting-age.js';

export interface DeskTile {
  readonly label: Words;
  readonly figure: number | Words;
  readonly note: Words | null;
  readonly href: string | null;
  readonly urgent: boolean;
}

/** What is computed or nothing: without a decision in the last year there is no median to show. */
export function deskTiles(figures: DeskFigures, now: Date): DeskTile[] {
  const { counts, oursPastTarget, waitingOnCommunities, oldestWait, decision } = figures;
  const oldest = oldestWait ? waitingAge(oldestWait.since, null, now, calendarOf(oldestWait.place)).days : null;
  const pastTarget = counts['past-target'];
  return [
    {
      label: words('staff:tiles.us'),
      figure: counts['waiting-on-us'],
      note: oursPastTarget > 0 ? words('staff:tiles.usLate', { count: oursPastTarget }) : null,
      href: addresses.workQueue,
      urgent: false,
    },
    {
      label: words('staff:tiles.communities'),
      figure: waitingOnCommunities,
      note: oldest === null ? null : words('staff:tiles.oldest', { count: oldest }),
      href: null,
      urgent: false,
    },
    {
      label: words('staff:tiles.pastTarget'),
      figure: pastTarget,
      note: words('staff:tiles.targets'),
      href: addressOf(addresses.workQueue, { list: 'past-target' }),
      urgent: pastTarget > 0,
    },
    ...(decision ? [decisionTile(decision)] : []),
  ];
}

const decisionTile = ({ medianDays, decisions }: NonNullable<DeskFigures['decision']>): DeskTile => ({
  label: words('staff:tiles.median'),
  figure: words('staff:tiles.days', { count: Math.round(medianDays * 2) / 2 }),
  note: words('staff:tiles.decisions', { count: decisions }),
  href: null,
  urgent: false,
});
