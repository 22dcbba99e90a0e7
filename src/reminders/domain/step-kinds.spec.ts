import { describe, expect, it } from '@jest/globals';
import { isMessage, namedStep } from './step-kinds.js';

describe('a planned step, by its name', () => {
  it.each([
    ['reminder-2', { sort: 'reminder', number: 2, date: null }],
    ['escalation-1', { sort: 'escalation', number: 1, date: null }],
    ['hearing-14-2026-04-21', { sort: 'hearing', number: 14, date: '2026-04-21' }],
    ['hearing-after-1-2026-04-21', { sort: 'hearing-after', number: 1, date: '2026-04-21' }],
    ['ceremony-7-2026-05-10', { sort: 'ceremony', number: 7, date: '2026-05-10' }],
    ['scan-due-2026-05-17', { sort: 'scan', number: null, date: null }],
    ['lapse', { sort: 'lapse', number: null, date: null }],
  ])('%s says which one it is, and of which day', (kind, named) => expect(namedStep(kind)).toEqual(named));

  it('writes to people, unless it is the end of the case or of its rest', () => {
    expect(['reminder-1', 'scan-due-2026-05-17', 'hearing-3-2026-04-21', 'lapse', 'release'].map(isMessage)).toEqual([
      ...[true, true, true, false, false],
    ]);
  });
});
