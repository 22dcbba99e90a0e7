import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  facts,
  official,
  person,
  signature,
  term,
} from '../../../test/support/partnership-builders.js';
import type { ListedEvent, LoadedCase } from '../../partnerships/application/partnership-store.js';
import { maskedAddress } from '../../accounts/domain/masked-address.js';
import { signingDoor } from './signing-door.js';

const loaded = (changes: Partial<LoadedCase> = {}): LoadedCase => ({
  partnership: aPartnership({ state: 'signing' }),
  facts: facts(),
  actor: official('initiator'),
  headHash: '',
  visible: true,
  sample: false,
  ...changes,
});
const frozenBefore = [{ type: 'agreement.text-frozen' }] as ListedEvent[];
const reason = (changes: Partial<LoadedCase>, events: ListedEvent[] = []) => {
  const door = signingDoor(loaded(changes), events);
  return door.is === 'closed' ? door.reason : door.is;
};

describe('the door to signing', () => {
  it('opens for the official whose turn it is', () => {
    expect(signingDoor(loaded(), [])).toMatchObject({ is: 'open', side: 'initiator', revision: { number: 1 } });
  });

  it('sends back whoever has signed, and whose community has', () => {
    const given = (personId: string) => ({ initiator: signature('initiator', { personId }), counterpart: null });
    const signed = (personId: string) => aPartnership({ state: 'signing', procedure: { signatures: given(personId) } });
    expect(reason({ partnership: signed('initiator-official') })).toBe('signed');
    expect(reason({ partnership: signed('the deputy') })).toBe('already-given');
  });

  it('says that a text was opened again, that none is ready yet, or that it is over', () => {
    const drafting = aPartnership({ state: 'drafting' });
    expect(reason({ partnership: drafting }, frozenBefore)).toBe('reopened');
    expect(reason({ partnership: drafting })).toBe('not-yet');
    expect(reason({ partnership: aPartnership({ state: 'withdrawn' }) })).toBe('closed');
  });

  it('says when a hold or an unconfirmed address is in the way', () => {
    const hold = { reason: '', since: '2026-03-10T14:00:00.000Z', until: null };
    expect(reason({ partnership: aPartnership({ state: 'signing', procedure: { hold } }) })).toBe('on-hold');
    const terms = (changes: object) => facts({ terms: { initiator: [term('initiator', changes)], counterpart: [] } });
    expect(reason({ facts: terms({ mailConfirmed: false }) })).toBe('mail-unconfirmed');
    expect(reason({ facts: terms({ mailIsAClerks: true }) })).toBe('mail-is-a-clerks');
  });

  it('tells a former official that the term is over, a clerk who signs, and a stranger nothing', () => {
    const former = facts({
      terms: { initiator: [term('initiator', { personId: 'former', until: '2025-12-31' })], counterpart: [] },
    });
    const frozenOn = (at: string) => [{ type: 'agreement.text-frozen', at }] as ListedEvent[];
    const door = { facts: former, actor: person('former'), visible: false };
    expect(reason(door, frozenOn('2025-12-31T12:00:00.000Z'))).toBe('term-over');
    expect(reason({ ...door, visible: true })).toBe('term-over');
    expect(reason(door, frozenOn('2026-01-02T12:00:00.000Z'))).toBe('hidden');
    expect(reason(door)).toBe('hidden');
    expect(reason({ actor: clerk('initiator') })).toBe('not-official');
    const member = term('initiator', { id: 'member', personId: 'member', capacity: 'collegiate', quorum: 2 });
    const beside = facts({ terms: { initiator: [term('initiator'), member], counterpart: [] } });
    expect(reason({ facts: beside }, frozenOn('2026-03-02T12:00:00.000Z'))).toBe('not-official');
    expect(reason({ actor: person('stranger'), visible: false })).toBe('hidden');
  });
});

describe('a masked address', () => {
  it('keeps enough to recognise it', () => {
    expect(maskedAddress('official@saint-paul.example')).toBe('o•••@saint-paul.example');
    expect(maskedAddress('x')).toBe('•••');
  });
});
