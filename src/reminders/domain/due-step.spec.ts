import { describe, expect, it } from '@jest/globals';
import type { PlannedDeadline } from '../../partnerships/domain/clocks.js';
import { judge } from './due-step.js';

const since = '2026-03-01T00:00:00.000Z';
const step = (
  kind: PlannedDeadline['kind'],
  dueAt: string,
  told: Partial<Pick<PlannedDeadline, 'party' | 'role'>> = {},
): PlannedDeadline => ({ kind, dueAt, party: 'initiator', role: 'clerk', ...told });
const asked = (due: PlannedDeadline, now: string, planned: readonly PlannedDeadline[], state = 'signing') =>
  judge({ kind: due.kind, party: due.party, state, stateSince: since }, { state: 'signing', since, now, planned });
const verdict = (...question: Parameters<typeof asked>) => asked(...question).verdict;

describe('a step of the clock, asked again right before it is taken', () => {
  const first = step('reminder-1', '2026-03-10T14:00:00.000Z');
  const second = step('reminder-2', '2026-03-17T14:00:00.000Z');

  it('is taken when its time has come, and waits before, until the time that it has now', () => {
    expect(verdict(first, '2026-03-10T14:00:00.000Z', [first, second])).toBe('act');
    expect(verdict(first, '2026-03-12T14:00:00.000Z', [first, second])).toBe('act');
    expect(asked(first, '2026-03-09T14:00:00.000Z', [first])).toEqual({ verdict: 'later', dueAt: first.dueAt });
  });

  it('is void once nothing asks for it: on hold, in another state, or when that state was entered anew', () => {
    expect(verdict(first, '2026-03-10T15:00:00.000Z', [])).toBe('void');
    expect(verdict(first, '2026-03-10T15:00:00.000Z', [first], 'drafting')).toBe('void');
    const anew = {
      state: 'signing',
      since: '2026-03-05T00:00:00.000Z',
      now: '2026-03-10T15:00:00.000Z',
      planned: [first],
    };
    expect(judge({ kind: first.kind, party: 'initiator', state: 'signing', stateSince: since }, anew).verdict).toBe(
      'void',
    );
  });
});

describe('steps that are overdue together, after nobody worked for a while,', () => {
  const now = '2026-06-01T14:00:00.000Z';
  const official = { role: 'official' } as const;
  const ladder = [
    step('reminder-1', '2026-03-10T14:00:00.000Z', official),
    step('reminder-2', '2026-03-17T14:00:00.000Z', official),
    step('escalation-1', '2026-04-01T14:00:00.000Z'),
    step('escalation-2', '2026-04-10T09:00:00.000Z', { party: 'staff', role: 'staff' }),
    step('escalation-3', '2026-04-15T14:00:00.000Z'),
    step('reminder-3', '2026-07-01T14:00:00.000Z', official),
  ];

  it('are told once to each of the people concerned: the last of them', () => {
    expect(ladder.map((each) => [each.kind, verdict(each, now, ladder)])).toEqual([
      ['reminder-1', 'superseded'],
      ['reminder-2', 'act'],
      ['escalation-1', 'superseded'],
      ['escalation-2', 'act'],
      ['escalation-3', 'act'],
      ['reminder-3', 'later'],
    ]);
  });

  it('are each told to those who are reminded of nothing else: a clerk who is late, and is then escalated to, once', () => {
    const clerks = [step('reminder-1', '2026-03-10T14:00:00.000Z'), step('escalation-1', '2026-03-12T14:00:00.000Z')];
    expect(clerks.map((each) => verdict(each, now, clerks))).toEqual(['superseded', 'act']);
    const theirs = { party: 'counterpart' } as const;
    const sides = [
      step('reminder-1', '2026-03-10T14:00:00.000Z'),
      step('reminder-1', '2026-03-11T14:00:00.000Z', theirs),
    ];
    expect(sides.map((each) => verdict(each, now, sides))).toEqual(['act', 'act']);
  });

  it('may be of the same moment', () => {
    const both = [step('reminder-1', '2026-03-10T14:00:00.000Z'), step('reminder-2', '2026-03-10T14:00:00.000Z')];
    expect(both.map((each) => verdict(each, now, both))).toEqual(['superseded', 'act']);
  });

  it('don’t swallow a lapse or what a day asks for', () => {
    const scan = step('scan-due-2026-05-10', '2026-05-18T14:00:00.000Z');
    const lapse = step('lapse', '2026-05-20T14:00:00.000Z', { party: 'service', role: 'service' });
    const result = step('hearing-after-1-2026-05-10', '2026-05-11T14:00:00.000Z');
    const all = [result, scan, lapse];
    expect(all.map((each) => verdict(each, now, all))).toEqual(['act', 'act', 'act']);
  });
});

describe.each(['ceremony', 'hearing'] as const)('a reminder of a %s', (family) => {
  const fourteen = step(`${family}-14-2026-05-10`, '2026-04-26T14:00:00.000Z');
  const seven = step(`${family}-7-2026-05-10`, '2026-05-03T14:00:00.000Z');

  it('is sent a day late, too', () => {
    expect(verdict(fourteen, '2026-04-27T14:00:00.000Z', [fourteen, seven])).toBe('act');
  });

  it('is left out where the day was arranged long after it: no word of fourteen days when ten are left', () => {
    expect(verdict(fourteen, '2026-04-30T14:00:00.000Z', [fourteen, seven])).toBe('superseded');
  });

  it('is void where the day was moved or called off', () => {
    expect(verdict(fourteen, '2026-04-26T15:00:00.000Z', [seven])).toBe('void');
  });
});
