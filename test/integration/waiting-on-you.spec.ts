import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import type { Reader } from '../../src/inbox/domain/reader.js';
import { PostgresInbox } from '../../src/inbox/infrastructure/postgres-inbox.js';
import { PostgresWaitingCases } from '../../src/inbox/infrastructure/postgres-waiting-cases.js';
import type { SideRole } from '../../src/partnerships/domain/actors.js';
import type { Procedure } from '../../src/partnerships/domain/procedure.js';
import { isOpen, type Side, sides, type State } from '../../src/partnerships/domain/states.js';
import { type Participant, taskOf } from '../../src/partnerships/domain/task-of.js';
import { waitingColumn } from '../../src/partnerships/domain/waiting.js';
import { anyLife } from '../support/random-lives.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(120_000);

/** Everybody who may be waited on, and those who never are. */
const people = {
  clerk: { initiator: ['clerk'], counterpart: [] },
  official: { initiator: ['official'], counterpart: [] },
  organiser: { initiator: ['organiser'], counterpart: [] },
  otherClerk: { initiator: [], counterpart: ['clerk'] },
  otherOfficial: { initiator: [], counterpart: ['official'] },
  both: { initiator: ['clerk', 'official'], counterpart: ['clerk', 'official'] },
  staff: { initiator: [], counterpart: [] },
  contact: { initiator: [], counterpart: [] },
  stranger: { initiator: [], counterpart: [] },
} as const satisfies Record<string, Record<Side, readonly SideRole[]>>;
type Name = keyof typeof people;

interface Stored {
  readonly id: string;
  readonly reference: string;
  readonly procedure: Procedure;
}

describe('what waits on a person', () => {
  let test: TestDatabase;
  let stored: Stored[];
  const ids = Object.fromEntries(Object.keys(people).map((name) => [name, uuidv7()])) as Record<Name, string>;
  const communities = { initiator: uuidv7(), counterpart: uuidv7() };

  beforeAll(async () => {
    test = await openTestDatabase();
    for (const id of Object.values(communities))
      await test.database.query(
        `insert into community (id, slug, name, styled_name, level, country, sovereign, zone, office_title, search_text)
         values ($1, $1::uuid::text, 'A', 'A', 'city', 'US', 'US', 'UTC', 'Mayor', 'a')`,
        [id],
      );
    const lives = fc.sample(anyLife, { numRuns: 1500, seed: 1955 });
    stored = sampled(
      lives.flatMap(({ moments }) => moments.filter(({ settled }) => settled).map(({ after }) => after.procedure)),
    );
    for (const [name, id] of Object.entries(ids))
      await test.database.query('insert into person (id, name, mail, staff) values ($1, $2, $3, $4)', [
        ...[id, name, name === 'contact' ? contactOf(stored) : `${name.toLowerCase()}@example.org`, name === 'staff'],
      ]);
    await store(stored);
  });
  afterAll(() => test?.close());

  /** Some of each state and hold; a member of a board who has signed is somebody whom the store knows. */
  function sampled(procedures: readonly Procedure[]): Stored[] {
    const seen = new Map<string, number>();
    const some = procedures.filter((procedure) => {
      const { state, hold, signingPlan, agreedPlan, wetInk, boardSignatures } = procedure;
      const papers = sides.map((side) => wetInk[side] && (wetInk[side]?.verifiedBy ? 'verified' : 'brought'));
      const kind = [
        state,
        !!hold,
        waitingColumn(procedure),
        signingPlan?.accepted,
        agreedPlan?.modes,
        papers,
        Object.keys(boardSignatures ?? {}),
      ];
      const key = JSON.stringify(kind);
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return (seen.get(key) ?? 0) <= 8;
    });
    return some.map((procedure, index) => ({
      id: uuidv7(),
      reference: `P-2026-${String(index).padStart(5, '0')}`,
      procedure: known(procedure),
    }));
  }

  const known = (procedure: Procedure): Procedure => ({
    ...procedure,
    ...(procedure.boardSignatures
      ? {
          boardSignatures: Object.fromEntries(
            Object.entries(procedure.boardSignatures).map(([side, members]) => [
              side,
              members.map((member, index) => (index === 0 ? { ...member, personId: ids.both } : member)),
            ]),
          ),
        }
      : {}),
  });

  const contactOf = (all: readonly Stored[]): string => {
    const named = all.find(({ procedure }) => procedure.state === 'awaiting-counterpart')?.procedure.invitation?.contact
      ?.mail;
    if (!named) throw new Error('Nobody was invited.');
    return named;
  };

  async function store(all: readonly Stored[]): Promise<void> {
    for (const { id, reference, procedure } of all) {
      await test.database.query(
        `insert into partnership (id, reference, kind, initiator_id, counterpart_id, version, head_hash, created_at, updated_at)
         values ($1, $2, 'sister', $3, $4, 1, '\\x00', now(), now())`,
        [id, reference, communities.initiator, communities.counterpart],
      );
      await test.database.query(
        `insert into procedure (id, partnership_id, purpose, state, state_since, on_hold, waiting_on, open, contact_mail, data, started_at)
         values ($1, $1, 'establish', $2, $3, $4, $5, $6, $7, $8, now())`,
        [
          id,
          procedure.state,
          procedure.since,
          procedure.hold !== null,
          waitingColumn(procedure),
          isOpen(procedure.state),
        ].concat([procedure.invitation?.contact?.mail ?? null, JSON.stringify(procedure)] as never[]),
      );
    }
  }

  const reader = (name: Name): Reader => {
    const roles: Record<Side, readonly SideRole[]> = people[name];
    const of = (...wanted: SideRole[]) =>
      sides.filter((side) => roles[side].some((role) => wanted.includes(role))).map((side) => communities[side]);
    return {
      personId: ids[name],
      staff: name === 'staff',
      communities: of('clerk', 'official', 'organiser'),
      clerkOf: of('clerk'),
      officialOf: of('official'),
    };
  };

  const participant = (name: Name, { procedure }: Stored): Participant => {
    const invited = name === 'contact' && !procedure.counterpartJoined;
    const roles = people[name];
    return {
      personId: ids[name],
      staff: name === 'staff',
      sides: invited ? { ...roles, counterpart: ['invitee'] } : roles,
    };
  };

  const expected = (name: Name): string[] =>
    stored
      .filter((each) => isOpen(each.procedure.state) && taskOf(each.procedure, participant(name, each)))
      .map((each) => each.reference);

  it.each(Object.keys(people) as Name[])('is of all cases at once what the rule says of each: %s', async (name) => {
    const { rows } = await new PostgresWaitingCases(test.database).list(reader(name), { mark: null, limit: 10_000 });
    expect(rows.map(({ reference }) => reference).sort()).toEqual(expected(name).sort());
    const { waiting } = await new PostgresInbox(test.database).standing(reader(name));
    expect(waiting).toBe(Math.min(100, expected(name).length));
    // what the list leaves out of a case is nothing that the rule looks at
    for (const row of rows) {
      const whole = stored.find((each) => each.reference === row.reference);
      if (!whole) throw new Error('An unknown case.');
      const who = participant(name, whole);
      expect(taskOf(row.procedure, who)).toBe(taskOf(whole.procedure, who));
    }
  });

  it('was seen in every state that waits, and for every kind of task', () => {
    const tasks = new Set(
      (Object.keys(people) as Name[]).flatMap((name) =>
        stored.map((each) => taskOf(each.procedure, participant(name, each))),
      ),
    );
    const states: State[] = [
      'draft',
      'submitted',
      'awaiting-counterpart',
      'under-review',
      'changes-requested',
      'in-approval',
    ];
    expect([...tasks]).toEqual(
      expect.arrayContaining([
        ...states,
        'drafting',
        'signing',
        'signed',
        'by-pen',
        'accept-plan',
        'verify-paper',
        null,
      ]),
    );
    expect(stored.some(({ procedure }) => procedure.boardSignatures?.initiator?.[0]?.personId === ids.both)).toBe(true);
  });

  it('leads through its pages, each case once', async () => {
    const cases = new PostgresWaitingCases(test.database);
    const seen: string[] = [];
    const { markIn } = await import('../../src/platform/database/keyset.js');
    let page = await cases.list(reader('both'), { mark: null, limit: 10 });
    for (;;) {
      seen.push(...page.rows.map(({ reference }) => reference));
      if (!page.after) break;
      page = await cases.list(reader('both'), { mark: markIn({ after: page.after }, 'instant'), limit: 10 });
    }
    expect([...seen].sort()).toEqual(expected('both').sort());
  });
});
