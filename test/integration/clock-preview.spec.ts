import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommunitiesQuery } from '../../src/communities/application/communities.query.js';
import { CaseQuery } from '../../src/partnerships/application/case.query.js';
import { firstPolicy } from '../../src/partnerships/domain/clock-policy.js';
import type { State } from '../../src/partnerships/domain/states.js';
import { ClockPolicies } from '../../src/reminders/application/clock-policies.js';
import { PlanDeadlines } from '../../src/reminders/application/plan-deadlines.js';
import { clockPreview, type PreviewRole } from '../../src/reminders/domain/clock-preview.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';

/** Odd numbers, so that nothing of the house's own policy could pass for it. */
const clocks = {
  ...firstPolicy.clocks,
  draft: { days: 'calendar' as const, target: 5, remindAfter: [8, 13], remindBefore: [2], escalate: [], lapse: 21 },
  submitted: { days: 'working' as const, target: 4, remindAfter: [4, 9], lapse: null },
  'awaiting-counterpart': {
    ...{ days: 'working' as const, target: 40, remindAfter: [11, 29], remindBefore: [5] },
    ...{ escalate: [{ after: 37, to: 'staff' as const }], lapse: 55 },
  },
};
const { hours, ceremony, hearing, term } = firstPolicy;
const office = { country: 'US', subdivision: 'US-MN', zone: 'America/Chicago' };
const policy = { hours, ceremony, hearing, term, office, clocks } as unknown as Parameters<ClockPolicies['publish']>[0];

describe('a preview of clocks', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
    const publication = { note: 'Other numbers', appliesToOpen: false, basedOn: 1 };
    const publishing = world.app.get(ClockPolicies, { strict: false });
    await publishing.publish(policy, await world.personId(sampleMails.staff), publication);
  }, 60_000);
  afterAll(() => world?.close());

  it.each<[State, PreviewRole, string, string]>([
    ['draft', 'clerk', 'nagasaki', 'saint-paul'],
    ['submitted', 'staff', 'nagasaki', 'seattle'],
    ['awaiting-counterpart', 'invitee', 'saint-paul', 'nagasaki'],
  ])('says for %s what the planner then writes down for a real case', async (state, role, one, other) => {
    const reference = await world.bring(one, other, state);
    const { partnership, facts } = await world.app.get(CaseQuery).view(reference, { kind: 'service' });
    const { clockFrom, since } = partnership.procedure;
    const { database } = world.test;
    const planner = world.app.get(PlanDeadlines, { strict: false });
    await database.transaction((sql) => planner.execute(partnership.id, since, sql));
    const rows = await database.query<{ kind: string; due_at: Date }>(
      'select kind, due_at from deadline where partnership_id = $1 and done_at is null order by due_at, kind',
      [partnership.id],
    );
    const { country, subdivision, zone } = await world.app.get(CommunitiesQuery, { strict: false }).one('nagasaki');
    const [newest] = await world.app.get(ClockPolicies, { strict: false }).list();
    const question = { place: { country, subdivision, zone }, since: clockFrom, eventAt: '2030-01-01T14:00' };
    const roles: PreviewRole[] = role === 'invitee' ? ['invitee', 'staff'] : [role];
    const plans = roles.flatMap((each) =>
      clockPreview(newest?.policy ?? firstPolicy, { ...question, role: each, eventPlace: '' }),
    );
    const steps = plans.filter(({ wait }) => wait === state).flatMap((plan) => plan.steps);
    const shown = new Set(steps.map(({ dueAt, kind }) => `${dueAt} ${kind}`));
    expect(facts.policies.some(({ version }) => version === 2)).toBe(true);
    expect(rows.map(({ due_at: due, kind }) => `${due.toISOString()} ${kind}`)).toEqual([...shown].sort());
    expect(rows.length).toBeGreaterThan(1);
  });
});
