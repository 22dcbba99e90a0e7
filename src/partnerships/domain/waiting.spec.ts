import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  bothApprovals,
  granted,
  revision,
  signature,
} from '../../../test/support/partnership-builders.js';
import type { Procedure } from './procedure.js';
import { endStates, type State } from './states.js';
import { waitingColumn, waitingOn } from './waiting.js';

const asked = (state: State, procedure: Partial<Procedure> = {}) => aPartnership({ state, procedure }).procedure;
const who = (state: State, procedure: Partial<Procedure> = {}) =>
  waitingOn(asked(state, procedure)).map(({ party, role }) => `${party} ${role}`);
const column = (state: State, procedure: Partial<Procedure> = {}) => waitingColumn(asked(state, procedure));

describe('whose move it is', () => {
  it.each([
    ['draft', 'initiator clerk', 'initiator'],
    ['submitted', 'staff staff', 'staff'],
    ['awaiting-counterpart', 'counterpart invitee', 'counterpart'],
    ['changes-requested', 'initiator clerk', 'initiator'],
    ['under-review', 'staff staff', 'staff'],
  ] as const)('in "%s": %s', (state, waiter, inList) => {
    expect(who(state)).toEqual([waiter]);
    expect(column(state)).toBe(inList);
  });

  it('during approval: the clerk of each side whose approval is not in force', () => {
    const half = { approvals: { ...bothApprovals('deferred'), initiator: granted } };
    expect(who('in-approval')).toEqual(['initiator clerk', 'counterpart clerk']);
    expect(who('in-approval', half)).toEqual(['counterpart clerk']);
    expect(column('in-approval')).toBe('both');
    expect(column('in-approval', half)).toBe('counterpart');
  });

  it('during drafting: both clerks, then whoever has not accepted the latest text, then the service that freezes it', () => {
    const none = { initiator: null, counterpart: null };
    const two = [revision(), revision({ number: 2 })];
    expect(who('drafting', { revisions: [], accepted: none })).toEqual(['initiator clerk', 'counterpart clerk']);
    expect(who('drafting')).toEqual(['counterpart clerk']);
    expect(who('drafting', { revisions: two, accepted: { initiator: 1, counterpart: 2 } })).toEqual([
      'initiator clerk',
    ]);
    expect(who('drafting', { accepted: { initiator: 1, counterpart: 1 } })).toEqual(['service service']);
    expect(column('drafting', { accepted: { initiator: 1, counterpart: 1 } })).toBe('service');
  });

  it('during signing: the officials who have not signed', () => {
    const half = { signatures: { initiator: signature('initiator'), counterpart: null } };
    expect(who('signing')).toEqual(['initiator official', 'counterpart official']);
    expect(who('signing', half)).toEqual(['counterpart official']);
  });

  it('after the signatures: the service until the originals are sealed, then staff', () => {
    const unsealed = aPartnership({ state: 'signed', unsealed: true }).procedure;
    expect(waitingOn(unsealed)).toEqual([{ party: 'service', role: 'service' }]);
    expect(who('signed')).toEqual(['staff staff']);
  });

  it.each([...endStates, 'recognised'] as const)('is nobody\'s in "%s"', (state) => {
    expect(who(state)).toEqual([]);
    expect(column(state)).toBe('nobody');
  });
});
