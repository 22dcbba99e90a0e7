import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';
import { words, type Words } from '../../platform/web/words.js';
import type { Lateness, MailFigures, TroubledHost } from '../application/mail-health.js';

interface Tile {
  readonly label: Words;
  readonly figure: number | Words;
  readonly note: Words | null;
  readonly href: string | null;
  readonly urgent: boolean;
}

export interface MailHealthPage {
  readonly tiles: readonly Tile[];
  readonly lateness: readonly {
    readonly span: 'day' | 'week';
    readonly reminders: number;
    readonly p50: Words | null;
    readonly p99: Words | null;
    readonly worst: Words | null;
  }[];
  readonly hosts: readonly TroubledHost[];
  readonly asOf: Date;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/mail-health': MailHealthPage;
  }
}

/** What one looks after when it is passed, in seconds. */
const lateAfter = 600;

export function mailHealthPage(figures: MailFigures, asOf: Date): MailHealthPage {
  const { lateness, hosts } = figures;
  return {
    tiles: tilesOf(figures),
    lateness: [latenessRow('day', lateness.day), latenessRow('week', lateness.week)],
    hosts,
    asOf,
  };
}

function tilesOf(figures: MailFigures): Tile[] {
  const { due, sending, retrying, later, oldestUnsent, dueSteps, oldestStep, failed, bouncedThisWeek } = figures;
  const state = (name: string) => addressOf(addresses.messages, { state: name });
  const note = (key: string, count: number) => words(`staff:mailHealth.${key}`, { count });
  return [
    {
      label: words('staff:mailHealth.waiting'),
      figure: due + sending,
      note: note('later', retrying + later),
      ...{ href: state('queued'), urgent: false },
    },
    {
      label: words('staff:mailHealth.oldest'),
      figure: durationWords(oldestUnsent),
      note: retrying > 0 ? note('retrying', retrying) : null,
      ...{ href: null, urgent: oldestUnsent > lateAfter },
    },
    {
      label: words('staff:mailHealth.steps'),
      figure: dueSteps,
      note: dueSteps > 0 ? words('staff:mailHealth.oldestStep', { age: durationWords(oldestStep) }) : null,
      ...{ href: addresses.planned, urgent: oldestStep > lateAfter },
    },
    {
      label: words('staff:mailHealth.failed'),
      figure: failed,
      note: failed > 0 ? words('staff:mailHealth.failedNote') : null,
      ...{ href: addresses.incidents, urgent: failed > 0 },
    },
    {
      label: words('staff:mailHealth.bounced'),
      figure: bouncedThisWeek,
      note: words('staff:mailHealth.week'),
      ...{ href: state('bounced'), urgent: false },
    },
  ];
}

const latenessRow = (span: 'day' | 'week', { reminders, p50, p99, worst }: Lateness) => ({
  span,
  reminders,
  p50: p50 === null ? null : durationWords(p50),
  p99: p99 === null ? null : durationWords(p99),
  worst: worst === null ? null : durationWords(worst),
});

/** As exact as anybody needs: 0.4 s, 12 s, 7 min, 3 h, 2 days. */
export function durationWords(seconds: number): Words {
  const said = (unit: string, count: number) => words(`staff:mailHealth.units.${unit}`, { count });
  if (seconds < 10) return said('seconds', Math.round(seconds * 10) / 10);
  if (seconds < 120) return said('seconds', Math.round(seconds));
  if (seconds < 2 * 3_600) return said('minutes', Math.round(seconds / 60));
  if (seconds < 48 * 3_600) return said('hours', Math.round(seconds / 3_600));
  return said('days', Math.round(seconds / 86_400));
}
