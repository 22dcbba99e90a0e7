import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  clock,
  official,
  organiser,
  person,
  service,
  staff,
} from '../../../../test/support/partnership-builders.js';
import type { Partnership } from '../../../partnerships/domain/partnership.js';
import { endStates, type State } from '../../../partnerships/domain/states.js';
import { listedPapers, paperDate, paperKindsOf, papersFor } from './available-papers.js';

const recognised: Partnership['recognised'] = {
  number: 'E-2026-00007',
  recognisedAt: '2026-04-02T09:00:00.000Z',
  affiliationDate: '2026-03-11',
  validity: 'active',
  recognition: 'listed',
  activity: 'active',
};
const inState = (state: State) => ({
  ...aPartnership({ state }),
  recognised: state === 'recognised' ? recognised : null,
});

describe('the papers of a case', () => {
  it.each<[State, string[]]>([
    ['draft', []],
    ['awaiting-counterpart', []],
    ['under-review', ['letter-of-intent']],
    ['in-approval', ['letter-of-intent', 'council-resolution']],
    ['drafting', ['letter-of-intent', 'council-resolution']],
    ['signing', ['letter-of-intent', 'council-resolution', 'programme', 'proclamation']],
    ['signed', ['letter-of-intent', 'council-resolution', 'programme', 'proclamation']],
    ['recognised', ['letter-of-intent', 'council-resolution', 'programme', 'proclamation', 'certificate']],
  ])('in %s are %j', (state, kinds) => {
    expect(paperKindsOf(inState(state))).toEqual(kinds);
  });

  it('are none any more once a case has ended', () => {
    for (const state of endStates) expect([state, paperKindsOf(inState(state))]).toEqual([state, []]);
  });

  it('stay while changes are requested of a case under review', () => {
    const asked = (cameFrom: State) => aPartnership({ state: 'changes-requested', procedure: { cameFrom } });
    expect(paperKindsOf(asked('under-review'))).toEqual(['letter-of-intent']);
    expect(paperKindsOf(asked('submitted'))).toEqual([]);
  });

  it('are no certificate without a number on the register', () => {
    expect(paperKindsOf(aPartnership({ state: 'recognised' }))).not.toContain('certificate');
  });
});

describe('whose papers they are', () => {
  const signing = inState('signing');

  it.each([clerk, official, organiser])('each side has its own, and those of both as itself', (role) => {
    for (const side of ['initiator', 'counterpart'] as const) {
      const offered = papersFor(signing, role(side));
      expect(offered.map(({ kind }) => kind)).toEqual(paperKindsOf(signing));
      expect(new Set(offered.map((each) => each.side))).toEqual(new Set([side]));
    }
  });

  it('staff have those of both sides, and find what is for both once in the list', () => {
    const offered = papersFor(signing, staff());
    expect(offered).toHaveLength(8);
    expect(listedPapers(offered)).toEqual([
      { kind: 'letter-of-intent', side: 'initiator' },
      { kind: 'council-resolution', side: 'initiator' },
      { kind: 'council-resolution', side: 'counterpart' },
      { kind: 'programme', side: 'initiator' },
      { kind: 'proclamation', side: 'initiator' },
      { kind: 'proclamation', side: 'counterpart' },
    ]);
  });

  it('nobody else has any', () => {
    for (const actor of [person('a stranger'), clock, service]) expect(papersFor(signing, actor)).toEqual([]);
  });
});

describe('the date of a paper', () => {
  const events = [
    { to: 'under-review', at: '2026-01-01T00:00:00.000Z' },
    { to: 'changes-requested', at: '2026-01-02T00:00:00.000Z' },
    { to: 'under-review', at: '2026-01-03T00:00:00.000Z' },
    { to: 'in-approval', at: '2026-01-04T00:00:00.000Z' },
  ] as const;

  it('is that of what it rests on, whenever it is printed', () => {
    const { frozen } = inState('recognised').procedure;
    const dates = paperKindsOf(inState('recognised')).map((kind) => [
      kind,
      paperDate(kind, inState('recognised'), events),
    ]);
    expect(Object.fromEntries(dates)).toEqual({
      'letter-of-intent': '2026-01-01T00:00:00.000Z',
      'council-resolution': '2026-01-04T00:00:00.000Z',
      programme: frozen?.frozenAt,
      proclamation: frozen?.frozenAt,
      certificate: recognised?.recognisedAt,
    });
  });
});
