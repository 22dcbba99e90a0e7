import type { TestingModule } from '@nestjs/testing';
import { v7 as uuidv7 } from 'uuid';
import { type ClockPolicy, firstPolicy } from '../../../src/partnerships/domain/clock-policy.js';
import { policyInput } from '../../../src/partnerships/domain/policy-input.js';
import { SetClock } from '../../../src/platform/clock/clock.js';
import type { Database } from '../../../src/platform/database/database.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { WorkSources } from '../../../src/platform/outbox/work-sources.js';
import { ClockPolicies } from '../../../src/reminders/application/clock-policies.js';
import { Chances } from './chances.js';
import { Desk } from './desk.js';
import { Rounds } from './rounds.js';
import { NotedPost, simulatedHouse } from './simulated-house.js';
import { SimulatedLife } from './simulated-life.js';
import { type SimulatedPeople, simulatedPeople } from './simulated-people.js';

const hour = 3_600_000;
const day = 24 * hour;
const desks = 8;

export interface YearOptions {
  readonly partnerships: number;
  readonly seed: number;
  readonly beginning: Date;
  readonly days: number;
}

/** True times, in milliseconds, and how far the workers’ clocks are off meanwhile. */
interface Trouble {
  readonly from: number;
  readonly until: number;
  /** Null: no worker runs at all. */
  readonly off: number | null;
}

export interface Pause {
  readonly mail: string;
  readonly from: number;
  readonly until: number;
}

export interface SimulatedYear {
  readonly pauses: readonly Pause[];
  /** As they were published, the oldest first. */
  readonly policies: readonly ClockPolicy[];
  readonly people: SimulatedPeople;
  readonly lives: readonly SimulatedLife[];
  readonly rounds: Rounds;
  readonly post: NotedPost;
  readonly desks: readonly Desk[];
  close(): Promise<void>;
}

/** Weeks without a worker, a long weekend, an afternoon; clocks that are fast and slow for a while. */
const troubles = (beginning: number): Trouble[] => [
  { from: beginning + 40 * day, until: beginning + 40 * day + 7 * hour, off: null },
  { from: beginning + 75 * day, until: beginning + 78 * day, off: null },
  { from: beginning + 100 * day, until: beginning + 103 * day, off: 3 * hour },
  { from: beginning + 150 * day, until: beginning + 171 * day, off: null },
  { from: beginning + 200 * day, until: beginning + 202 * day, off: -2 * hour },
  { from: beginning + 260 * day, until: beginning + 265 * day, off: null },
  { from: beginning + 300 * day, until: beginning + 301 * day, off: 40 * 60_000 },
];

/** Addresses that no mail is sent to for some weeks. */
const pauses = (people: SimulatedPeople, beginning: number): Pause[] =>
  people.communities
    .filter((_, index) => index % 6 === 2)
    .map(({ clerks }, index) => ({
      mail: clerks[1] ?? '',
      from: beginning + (60 + 20 * index) * day + 5 * hour,
      until: beginning + (80 + 23 * index) * day + 17 * hour,
    }));

export async function simulateYear(database: Database, options: YearOptions): Promise<SimulatedYear> {
  const { seed, beginning } = options;
  const people = await simulatedPeople(database, beginning);
  const clock = new SetClock(beginning);
  const post = new NotedPost(clock);
  const house: TestingModule = await simulatedHouse(database, clock, post);
  const subscriptions = house.get(Subscriptions, { strict: false });
  const sources = house.get(WorkSources, { strict: false });
  const rounds = new Rounds(database, sources, clock, post, new Chances(seed));
  const made = Array.from({ length: desks }, () => new Desk(database, subscriptions));
  const lives = simulatedLives(people, options);
  const paused = pauses(people, beginning.getTime());
  const policies = house.get(ClockPolicies, { strict: false });
  const staffActs = [
    ...pausingActs(database, paused),
    ...publications(beginning.getTime()).map(({ at, content, appliesToOpen }, index) => ({
      at,
      async act() {
        clock.set(new Date(at));
        const publication = { note: 'Another year', appliesToOpen, basedOn: index + 1 };
        await policies.publish(policyInput.parse(content), people.staffIds[0] ?? '', publication);
      },
    })),
  ];
  await new Course(lives, made, rounds, options, staffActs).run();
  const versions = (await policies.list()).map(({ policy }) => policy).reverse();
  return {
    ...{ pauses: paused, policies: versions },
    people,
    lives,
    rounds,
    post,
    desks: made,
    close: () => house.close(),
  };
}

interface StaffAct {
  readonly at: number;
  readonly act: () => Promise<void>;
}

const pausingActs = (database: Database, pauses: readonly Pause[]): StaffAct[] =>
  pauses.flatMap(({ mail, from, until }) => [
    { at: from, act: () => pause(database, mail, new Date(from)) },
    { at: until, act: () => lift(database, mail, new Date(until)) },
  ]);

async function pause(database: Database, mail: string, at: Date): Promise<void> {
  await database.query(
    `insert into mail_address (mail, pause_id, paused_since, paused_because) values ($1, $2, $3, 'by-staff')`,
    [mail, uuidv7(), at],
  );
}

async function lift(database: Database, mail: string, at: Date): Promise<void> {
  await database.query(
    'update mail_address set paused_since = null, paused_because = null, lifted_at = $2 where mail = $1',
    [mail, at],
  );
}

/** Staff are stricter with signatures from the spring on; in the summer they move, and everybody is invited more often. */
function publications(beginning: number) {
  const signing = {
    ...firstPolicy.clocks.signing,
    ...{
      remindAfter: [2, 6, 10],
      escalate: [
        { after: 12, to: 'deputy' },
        { after: 20, to: 'staff' },
      ],
      lapse: 50,
    },
  };
  const inSpring = { ...firstPolicy, clocks: { ...firstPolicy.clocks, signing } };
  const invitation = { ...firstPolicy.clocks['awaiting-counterpart'], remindAfter: [7, 21, 40], lapse: 70, target: 60 };
  const inSummer = {
    ...inSpring,
    office: { country: 'US', subdivision: 'US-NY', zone: 'America/New_York' },
    clocks: { ...inSpring.clocks, 'awaiting-counterpart': invitation },
  };
  return [
    { at: beginning + 110 * day + 11 * hour, content: inSpring, appliesToOpen: false },
    { at: beginning + 215 * day + 13 * hour, content: inSummer, appliesToOpen: true },
  ];
}

/** Every pair of communities in two countries once, in an order of chance. */
function simulatedLives(
  people: SimulatedPeople,
  { partnerships, seed, beginning, days }: YearOptions,
): SimulatedLife[] {
  const { communities, staffIds: staff } = people;
  const chances = new Chances(seed + 1);
  const pairs = communities.flatMap((initiator, index) =>
    communities
      .slice(index + 1)
      .filter(({ sovereign }) => sovereign !== initiator.sovereign)
      .map((counterpart) => ({ by: chances.next(), pair: [initiator, counterpart] as const })),
  );
  pairs.sort((a, b) => a.by - b.by);
  if (pairs.length < partnerships) throw new Error(`There are only ${pairs.length} pairs.`);
  return pairs.slice(0, partnerships).map(({ pair: [one, other] }, index) => {
    const [initiator, counterpart] = chances.happens(0.5) ? [one, other] : [other, one];
    const startAt =
      beginning.getTime() + chances.between(1, Math.floor(days * 0.6)) * day + chances.between(0, 23) * hour;
    return new SimulatedLife(
      { communities: { initiator, counterpart }, staff, chances: new Chances(seed * 1_000 + index) },
      startAt,
    );
  });
}

/** From one interesting instant to the next: whenever somebody acts, and whenever the service has something to do. */
class Course {
  private readonly troubles: readonly Trouble[];
  private now: number;

  constructor(
    private readonly lives: readonly SimulatedLife[],
    private readonly desks: readonly Desk[],
    private readonly rounds: Rounds,
    private readonly options: YearOptions,
    private readonly staffActs: StaffAct[],
  ) {
    this.now = options.beginning.getTime();
    this.troubles = troubles(this.now);
  }

  async run(): Promise<void> {
    const end = this.now + this.options.days * day;
    for (;;) {
      const next = this.nextInstant();
      if (next > end) break;
      this.now = Math.max(next, this.now + 1);
      const due = this.staffActs.filter(({ at }) => at <= this.now);
      for (const { act } of due) await act();
      for (const each of due) this.staffActs.splice(this.staffActs.indexOf(each), 1);
      await this.people();
      const off = this.trouble()?.off;
      if (off !== null) await this.rounds.run(this.now, this.now + (off ?? 0));
    }
  }

  private trouble(): Trouble | undefined {
    return this.troubles.find(({ from, until }) => this.now >= from && this.now < until);
  }

  private nextInstant(): number {
    const acts = Math.min(...this.lives.map(({ next }) => next), ...this.staffActs.map(({ at }) => at));
    const ends = this.troubles.filter(({ until }) => until > this.now).map(({ until }) => until);
    const trouble = this.trouble();
    if (trouble?.off === null) return Math.min(acts, trouble.until);
    const due = this.rounds.nextDue - (trouble?.off ?? 0);
    return Math.min(acts, ...ends, due);
  }

  /** Each desk sees to one case after the other; cases are moved side by side. */
  private async people(): Promise<void> {
    const moving = this.lives.filter(({ next }) => next <= this.now);
    if (moving.length === 0) return;
    let latest = this.now;
    const unheard = this.trouble()?.off === null;
    await Promise.all(
      this.desks.map(async (desk) => {
        for (let life = moving.pop(); life; life = moving.pop()) {
          desk.clock.set(new Date(this.now));
          await life.move(desk, this.now, unheard);
          latest = Math.max(latest, desk.clock.now().getTime());
        }
      }),
    );
    this.now = latest;
  }
}
