import { describe, expect, it } from '@jest/globals';
import { allStates, type State } from '../../partnerships/domain/states.js';
import { documentNumber, type KnownPartnership, verificationOf } from './verification.js';
import { anEntry } from '../../../test/support/a-register-entry.js';

const hashes = anEntry().hashes;
const known = (changes: Partial<KnownPartnership>): KnownPartnership => ({
  state: 'signing',
  reference: 'P-2026-00042',
  everFrozen: true,
  frozen: true,
  namesAsSigned: { initiator: 'the City of Saint Paul', counterpart: 'the City of Nagasaki' },
  signedOn: '2026-03-11',
  hashes,
  entry: null,
  ...changes,
});

describe('what a stranger is told about a number', () => {
  it('nothing that is not known', () => expect(verificationOf(null)).toEqual({ outcome: 'unknown' }));

  it.each(allStates)('nothing of a case that never had a text: %s', (state) =>
    expect(verificationOf(known({ state, everFrozen: false, frozen: false }))).toEqual({ outcome: 'unknown' }),
  );

  it('that a text waits for signatures, and not whose', () =>
    expect(verificationOf(known({}))).toEqual({ outcome: 'waiting-for-signatures', reference: 'P-2026-00042' }));

  it('that a text was taken back', () =>
    expect(verificationOf(known({ state: 'drafting', frozen: false })).outcome).toBe('withdrawn-text'));

  it.each(['withdrawn', 'lapsed', 'barred'] as State[])('that it ended, and not how: %s', (state) =>
    expect(verificationOf(known({ state }))).toEqual({ outcome: 'ended', reference: 'P-2026-00042' }),
  );

  it.each(['signed', 'not-recognised'] as const)('who signed, and the hashes, once both have: %s', (state) =>
    expect(verificationOf(known({ state }))).toMatchObject({ outcome: state, signedOn: '2026-03-11', hashes }),
  );

  it('everything that is on the register', () =>
    expect(verificationOf(known({ state: 'recognised', entry: anEntry() }))).toMatchObject({ outcome: 'recognised' }));
});

describe('a number as it is typed from paper', () => {
  it.each([
    ['P-2026-00042', 'P-2026-00042'],
    [' e–2026–00007 ', 'E-2026-00007'],
    ['p-2026- 00042', 'P-2026-00042'],
    ['P-2026-42', null],
    ['X-2026-00042', null],
    ['', null],
  ])('"%s" is %s', (typed, number) => expect(documentNumber(typed)).toBe(number));
});
