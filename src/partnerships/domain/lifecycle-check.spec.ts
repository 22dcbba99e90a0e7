import { describe, expect, it } from '@jest/globals';
import { type Lifecycle, procedureLifecycle, type Transition } from './lifecycle.js';
import { lifecycleProblems } from './lifecycle-check.js';

const table: Lifecycle = procedureLifecycle;
const without = (...actions: string[]): Lifecycle =>
  Object.fromEntries(Object.entries(table).filter(([action]) => !actions.includes(action)));
const withRow = (action: string, changes: Partial<Record<keyof Transition, unknown>>): Lifecycle => ({
  ...table,
  [action]: { ...(table[action] ?? table.note), ...changes } as Transition,
});

describe('the check of the lifecycle table', () => {
  it('finds nothing wrong with the real table', () => {
    expect(lifecycleProblems(table)).toEqual([]);
  });

  it('finds a state that nobody knows, on either side of an arrow', () => {
    expect(lifecycleProblems(withRow('submit', { from: ['drat'] }))).toContain('submit names the unknown state drat.');
    expect(lifecycleProblems(withRow('reject', { to: 'regretted' }))).toContain(
      'reject names the unknown state regretted.',
    );
  });

  it('takes "same" and "origin" for targets only', () => {
    expect(lifecycleProblems(withRow('note', { from: ['same'] }))).toContain('note names the unknown state same.');
    expect(lifecycleProblems(withRow('note', { from: ['origin'] }))).toContain('note names the unknown state origin.');
  });

  it('finds a state that nothing leads to', () => {
    expect(lifecycleProblems(without('mergeCrossing'))).toEqual(['No action leads to merged.']);
  });

  it('finds states that can only be reached from states that nothing leads to', () => {
    expect(lifecycleProblems(without('conclude'))).toEqual(
      expect.arrayContaining(['No action leads to signed.', 'No action leads to recognised.']),
    );
  });

  it('finds an open state from which no way leads to recognition, though it could still be withdrawn', () => {
    expect(lifecycleProblems(without('resubmit'))).toEqual(['No way leads from changes-requested to recognition.']);
    expect(lifecycleProblems(without('recommend'))).toContain('No way leads from draft to recognition.');
  });

  it('finds an action that leaves an end', () => {
    expect(lifecycleProblems(withRow('reopenText', { from: ['signing', 'withdrawn'] }))).toEqual([
      'reopenText leaves the end state withdrawn.',
    ]);
    expect(lifecycleProblems(withRow('bar', { from: ['signed', 'recognised'] }))).toEqual([
      'bar leaves the end state recognised.',
    ]);
  });

  it('finds two actions that emit the same event', () => {
    expect(lifecycleProblems(withRow('note', { emits: 'partnership.held' }))).toEqual([
      'note and hold both emit partnership.held.',
    ]);
  });
});
