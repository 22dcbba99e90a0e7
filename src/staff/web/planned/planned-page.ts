import { wallTime } from '../../../platform/clock/wall-time.js';
import { type ListPage, markIn } from '../../../platform/database/keyset.js';
import { addresses } from '../../../platform/web/navigation.js';
import { addressOf, choicesIn, type Query, textIn } from '../../../platform/web/query-string.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { State } from '../../../partnerships/domain/states.js';
import { isMessage } from '../../../reminders/domain/step-kinds.js';
import { countedUpTo } from '../../application/planned-list.js';
import type { PlannedMessage } from '../../application/planned-messages.js';
import {
  type Horizon,
  horizons,
  plannedParties,
  type PlannedRequest,
  plannedSorts,
} from '../../application/planned-request.js';
import { caseHref } from '../queue-row.js';
import { stepName } from './step-name.js';

/** One planned step, as the list shows it. */
export interface PlannedRow {
  readonly href: string;
  readonly what: Words;
  readonly at: Date;
  readonly zone: string;
  /** What the clocks of whoever gets it show then: `Wednesday 2 December, 09:00`. */
  readonly local: string;
  /** The first few by name; `more` is how many others there are. */
  readonly whom: readonly string[];
  readonly more: number;
  readonly isMessage: boolean;
  readonly wanted: boolean;
  readonly reference: string;
  readonly caseHref: string;
  readonly names: { readonly initiator: string; readonly counterpart: string };
  readonly state: State;
}

export interface PlannedPage {
  readonly request: PlannedRequest;
  readonly horizons: readonly { readonly value: string; readonly chosen: boolean }[];
  readonly sorts: readonly string[];
  readonly parties: readonly string[];
  readonly chosen: readonly { readonly text: Words; readonly removeHref: string }[];
  readonly clearHref: string;
  readonly found: Words;
  readonly days: readonly { readonly title: Words; readonly rows: readonly PlannedRow[] }[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'staff/planned': PlannedPage;
  }
}

const usual = 7;
const daysText = (days: Horizon): string => (days === null ? 'all' : String(days));

export function plannedRequest(query: Query): PlannedRequest {
  const asked = textIn(query, 'days');
  return {
    days: horizons.find((days) => daysText(days) === asked) ?? (asked === 'all' ? null : usual),
    sorts: choicesIn(query, 'sort', plannedSorts),
    parties: choicesIn(query, 'party', plannedParties),
    text: textIn(query, 'text'),
    mark: markIn(query, 'instant'),
  };
}

type Changes = Partial<Record<'text' | 'after' | 'before', string> & Record<'sort' | 'party', readonly string[]>>;

/** The address of the list with something changed; what is as usual isn't said. */
export const plannedHref = ({ days, sorts, parties, text }: PlannedRequest, changes: Changes = {}): string =>
  addressOf(addresses.planned, {
    days: days === usual ? '' : daysText(days),
    ...{ sort: sorts, party: parties, text },
    ...changes,
  });

interface Found {
  readonly list: ListPage<PlannedMessage>;
  readonly count: number;
}

export function plannedPage(request: PlannedRequest, { list, count }: Found, now: Date): PlannedPage {
  return {
    request,
    horizons: horizons.map((days) => ({ value: daysText(days), chosen: days === request.days })),
    sorts: plannedSorts,
    parties: plannedParties,
    chosen: chosenFilters(request),
    clearHref: plannedHref({ ...request, sorts: [], parties: [], text: '' }),
    found: words(count >= countedUpTo ? 'staff:plannedList.many' : 'staff:plannedList.count', { count }),
    days: byDay(list.rows, now),
    previousHref: list.before ? plannedHref(request, { before: list.before }) : null,
    nextHref: list.after ? plannedHref(request, { after: list.after }) : null,
  };
}

function chosenFilters(request: PlannedRequest): PlannedPage['chosen'] {
  const { text, sorts, parties } = request;
  const said = (part: string, params: Words['params']) => words(`staff:plannedList.chosen.${part}`, params);
  return [
    ...(text ? [{ text: said('text', { text }), removeHref: plannedHref(request, { text: '' }) }] : []),
    ...sorts.map((sort) => ({
      text: said('sort', { sort: words(`staff:stepSorts.${sort}`) }),
      removeHref: plannedHref(request, { sort: sorts.filter((other) => other !== sort) }),
    })),
    ...parties.map((party) => ({
      text: said('party', { party: words(`staff:plannedList.parties.${party}`) }),
      removeHref: plannedHref(request, { party: parties.filter((other) => other !== party) }),
    })),
  ];
}

function byDay(rows: readonly PlannedMessage[], now: Date): PlannedPage['days'] {
  const days = new Map<string, PlannedRow[]>();
  for (const message of rows) {
    const { at } = message.step;
    const day = at <= now ? '' : at.toISOString().slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), plannedRow(message)]);
  }
  return [...days].map(([day, of]) => ({ title: dayTitle(day), rows: of }));
}

const dayTitle = (day: string): Words =>
  day === '' ? words('staff:plannedList.now') : words('staff:plannedList.day', { date: { day } });

const shownNames = 3;

export function plannedRow({ step, zone, wanted, mails }: PlannedMessage): PlannedRow {
  const names = mails.map(({ recipient }) => recipient.name);
  const { initiator, counterpart } = step.communities;
  return {
    href: `${addresses.planned}/${step.id}`,
    what: stepName(step.kind),
    ...{ at: step.at, zone, local: localTime(step.at, zone) },
    whom: names.slice(0, shownNames),
    more: Math.max(0, names.length - shownNames),
    isMessage: isMessage(step.kind),
    wanted,
    reference: step.reference,
    caseHref: caseHref(step.reference),
    names: { initiator: initiator.name, counterpart: counterpart.name },
    state: step.state as State,
  };
}

const shown = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
});

export const localTime = (at: Date, zone: string): string => shown.format(wallTime(at, zone));

export const toWhom = (name: string, mail: string): Words =>
  words('staff:plannedStep.to', { name: given(name), mail: given(mail) });
