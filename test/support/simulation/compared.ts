import type { EventType } from '../../../src/partnerships/domain/event-parts.js';
import type { State } from '../../../src/partnerships/domain/states.js';
import type { Database } from '../../../src/platform/database/database.js';
import type { Happened } from '../naive-case.js';
import type { NaiveAct, NaiveHouse, NaiveMail } from '../naive-house.js';
import { NaiveReminders } from '../naive-reminders.js';
import type { Round } from './rounds.js';
import type { Arrival } from './simulated-house.js';
import type { SimulatedLife } from './simulated-life.js';
import type { SimulatedYear } from './simulated-year.js';

export interface Compared {
  readonly messages: number;
  readonly reminders: number;
  readonly acts: number;
  readonly twice: readonly string[];
  readonly differences: readonly string[];
}

interface EventRow extends Record<string, unknown> {
  pair: string;
  type: EventType;
  actor: { kind: 'person'; id: string } | { kind: 'clock' | 'service' };
  entered: State | null;
  data: Record<string, unknown>;
  private: Record<string, unknown> | null;
  at: Date;
}

/** What the product sent and did, beside what the model says: per case, person, template and round. */
export async function compare(database: Database, year: SimulatedYear): Promise<Compared> {
  const arrived = await arrivals(database, year);
  const happened = await eventsByPair(database);
  const acted = actsOf(happened, year.rounds.all);
  const house = houseOf(year);
  const expected: string[] = [];
  for (const life of year.lives) {
    if (life.id === '') continue;
    const { mails, acts } = modelOf(life, happened.get(life.id) ?? [], year.rounds.all, house);
    expected.push(...mails.map(lineOf), ...acts.map(lineOfAct));
  }
  const { lines, twice } = sent(arrived);
  return {
    messages: lines.length,
    reminders: lines.filter((line) => /reminder\.|escalation\./.test(line)).length,
    ...{ acts: acted.length, twice },
    differences: differencesOf(expected, [...lines, ...acted]),
  };
}

/** What the model may know of the house: its figures and its people, and which addresses were paused when. */
function houseOf({ people, pauses, policies, rounds }: SimulatedYear): NaiveHouse {
  const at = new Map(rounds.all.map((round) => [round.number, round.at]));
  return {
    policies: policies.map(({ publishedAt, appliesToOpen, ...policy }) => ({
      ...{ policy, publishedAt: Date.parse(publishedAt), appliesToOpen },
    })),
    isPaused: (mail, round) =>
      pauses.some(({ mail: paused, from, until }) => {
        const time = at.get(round) ?? 0;
        return paused === mail && from <= time && time < until;
      }),
    staff: people.staff,
    mailOf: (person) => people.mails.get(person) ?? null,
  };
}

const lineOf = ({ pair, round, to, template }: NaiveMail): string => `${pair} ${template} → ${to} in round ${round}`;
const lineOfAct = ({ pair, round, act }: NaiveAct): string => `${pair} the clock: ${act} in round ${round}`;

async function eventsByPair(database: Database): Promise<Map<string, EventRow[]>> {
  const rows = await database.query<EventRow>(
    `select e.partnership_id as pair, e.type, e.actor, e.entered, e.data, s.data as private, e.occurred_at as at
     from partnership_event e left join partnership_event_private s on s.event_id = e.id order by e.partnership_id, e.version`,
  );
  const byPair = new Map<string, EventRow[]>();
  for (const row of rows) byPair.set(row.pair, [...(byPair.get(row.pair) ?? []), row]);
  return byPair;
}

const isTheClocks = ({ actor }: EventRow): boolean => actor.kind === 'clock';

/** The model is told what people and the service did, and when the workers looked; what the clock does it finds itself. */
function modelOf(life: SimulatedLife, rows: readonly EventRow[], rounds: readonly Round[], house: NaiveHouse) {
  const model = new NaiveReminders({ id: life.id, communities: life.pair }, house, rows[0]?.at.getTime() ?? 0);
  const commits = commitsOf(rows.filter((row) => !isTheClocks(row)));
  let next = 0;
  for (const { number, shown, at } of rounds) {
    for (let commit = commits[next]; commit && (commit[0]?.at ?? 0) <= at; commit = commits[++next])
      model.happened(commit);
    if (model.nextDue <= Math.max(shown, at)) model.round(number, shown, at);
  }
  return model;
}

function commitsOf(rows: readonly EventRow[]): Happened[][] {
  const commits: Happened[][] = [];
  for (const { type, actor, entered, data, private: secret, at } of rows) {
    const by = actor.kind === 'person' ? actor.id : actor.kind;
    const happened = { type, data, private: secret, at: at.getTime(), entered, by } as unknown as Happened;
    const last = commits.at(-1);
    if (last?.[0]?.at === happened.at) last.push(happened);
    else commits.push([happened]);
  }
  return commits;
}

interface Arrived {
  readonly line: string;
  readonly came: readonly Arrival[];
  readonly state: string;
}

/** Every message that was to be sent, with when it came. */
async function arrivals(database: Database, { post }: SimulatedYear): Promise<Arrived[]> {
  const rows = await database.query<Record<'pair' | 'template' | 'to' | 'id' | 'state', string>>(
    `select partnership_id as pair, template, recipient_mail as to, message_id as id, state from message
     where partnership_id is not null and withheld is null`,
  );
  return rows.map(({ pair, template, to, id, state }) => ({
    ...{ line: `${pair} ${template} → ${to} `, state, came: post.sent.get(id) ?? [] },
  }));
}

function sent(arrived: readonly Arrived[]): { lines: string[]; twice: string[] } {
  return {
    lines: arrived.map(({ line, state, came: [first] }) =>
      first === undefined ? `${line}is ${state}` : `${line}in round ${first.round}`,
    ),
    twice: arrived.filter(({ came }) => came.length > 1).map(({ line }) => line),
  };
}

function actsOf(happened: Map<string, EventRow[]>, rounds: readonly Round[]): string[] {
  const rows = [...happened.values()].flat().filter(isTheClocks);
  return rows.flatMap(({ pair, type, at }) => {
    const act = type === 'partnership.lapsed' ? 'lapse' : type === 'partnership.released' ? 'release' : null;
    const round = rounds.find(({ shown }) => shown === at.getTime())?.number ?? 0;
    return act ? [lineOfAct({ pair, round, act })] : [];
  });
}

/** Lines that only one of them has, in an order in which one sees what belongs together. */
function differencesOf(expected: readonly string[], actual: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of actual) left.set(line, (left.get(line) ?? 0) + 1);
  const missing: string[] = [];
  for (const line of expected) {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    else missing.push(`${line} (only the model)`);
  }
  const more = [...left].flatMap(([line, count]) => Array.from({ length: count }, () => `${line} (only the product)`));
  return [...missing, ...more].sort();
}
