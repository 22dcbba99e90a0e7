import { describe, expect, it } from '@jest/globals';
import type { PlannedDeadline } from '../../partnerships/domain/clocks.js';
import { judge } from './due-step.js';

const since = '2026-03-01T00:00:00.000Z';
const step = (kind: PlannedDeadline['kind'], dueAt: string): PlannedDeadline => ({
  ...{ kind, dueAt, party: 'initiator', role: 'clerk' },
});
const fourteen = step('ceremony-14-2026-05-10', '2026-04-26T14:00:00.000Z');
const seven = step('ceremony-7-2026-05-10', '2026-05-03T14:00:00.000Z');
const judgedAt = (now: string, planned: readonly PlannedDeadline[]) =>
  judge(
    { kind: fourteen.kind, party: 'initiator', state: 'signing', stateSince: since },
    { state: 'signing', since, now, planned },
  ).verdict;

describe('a step of the clock, asked again right before it is taken', () => {
  it('is taken when its time has come, also a day late, and waits before', () => {
    expect(judgedAt('2026-04-26T15:00:00.000Z', [fourteen, seven])).toBe('act');
    expect(judgedAt('2026-04-27T14:00:00.000Z', [fourteen, seven])).toBe('act');
    expect(judgedAt('2026-04-26T13:00:00.000Z', [fourteen, seven])).toBe('later');
  });

  it('is left out where a ceremony was arranged long after its day: no word of fourteen days when ten are left', () => {
    expect(judgedAt('2026-04-30T14:00:00.000Z', [fourteen, seven])).toBe('superseded');
  });

  it('is void where the ceremony was moved or called off', () => {
    expect(judgedAt('2026-04-26T15:00:00.000Z', [seven])).toBe('void');
  });
});
