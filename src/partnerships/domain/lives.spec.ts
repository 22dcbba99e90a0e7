import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyLife, type Life, type Moment } from '../../../test/support/random-lives.js';
import { clockContext } from './clock-context.js';
import { plannedDeadlines } from './clocks.js';
import type { EventType } from './event-parts.js';
import { replay } from './evolve.js';
import { isAhead } from './hearing.js';
import { procedureLifecycle, type Transition } from './lifecycle.js';
import { pairClaim } from './pair-claim.js';
import type { Partnership } from './partnership.js';
import { allStates, endStates, isOpen, sides, type State } from './states.js';
import { waitingOn } from './waiting.js';

const lives = (holds: (life: Life) => void) => fc.assert(fc.property(anyLife, holds), { numRuns: 250 });
const moments = (holds: (moment: Moment, life: Life, index: number) => void) =>
  lives((life) => {
    for (const [index, moment] of life.moments.entries()) holds(moment, life, index);
  });

/** Events that no row of the table emits: the beginning, what makes signatures void, and a member's part in a board's. */
const besideTheTable: readonly EventType[] = ['partnership.started', 'signatures.voided', 'signature.member-given'];
const rowOf = new Map<string, Transition>(Object.values(procedureLifecycle).map((row) => [row.emits, row]));
const inForce = ({ procedure }: Partnership) =>
  sides.every((side) => ['granted', 'deemed', 'waived'].includes(procedure.approvals?.[side].outcome ?? ''));
const lastBefore = (life: Life, index: number, ...types: EventType[]): Moment | undefined =>
  life.moments.slice(0, index).findLast(({ event }) => types.includes(event.type));

describe('every life, whoever does whatever in whichever order,', () => {
  it('can be replayed from its events, also from the JSON that a database gives back', () => {
    lives(({ events, partnership }) => {
      expect(replay('pair', events)).toEqual(partnership);
      expect(replay('pair', JSON.parse(JSON.stringify(events)))).toEqual(partnership);
      expect(partnership.version).toBe(events.length);
      expect(events.map(({ version }) => version)).toEqual(events.map((_event, index) => index + 1));
    });
  });

  it('consists of steps of the table', () => {
    moments(({ event, before, after }, life, index) => {
      const row = rowOf.get(event.type);
      if (!row) {
        expect(besideTheTable).toContain(event.type);
        expect(after.procedure.state).toBe(before.procedure.state);
        return;
      }
      expect(row.from).toContain(before.procedure.state);
      expect(event.to).toBe(targetOf(row, life, index));
      expect(after.procedure.state).toBe(event.to ?? before.procedure.state);
    });
  });

  it('is signed only by two signatures that were given while approvals were in force, under the frozen hash', () => {
    moments(({ event, before }, life, index) => {
      if (event.type === 'signature.given') {
        const frozen = lastBefore(life, index, 'agreement.text-frozen')?.event;
        expect(inForce(before)).toBe(true);
        expect(frozen?.data).toMatchObject({ contentHash: event.data.contentHash, originals: event.data.originals });
        expect(lastBefore(life, index, 'agreement.text-frozen', ...reopening)?.event.type).toBe(
          'agreement.text-frozen',
        );
      }
      if (event.type === 'partnership.signed')
        expect(signersSinceFreeze(life, index)).toEqual(['counterpart', 'initiator']);
    });
  });

  it('is signed by officials whose term, address and day are right', () => {
    moments(({ event, facts }) => {
      if (event.type !== 'signature.given') return;
      const { side, signature } = event.data;
      const term = facts.terms[side].find(({ id }) => id === signature.termId);
      expect(term?.personId).toBe(signature.personId);
      expect(term && term.from <= signature.civilDate && (term.until ?? '9999') >= signature.civilDate).toBe(true);
      if (signature.mode === 'ceremony') return;
      expect(event.by).toBe(signature.personId);
      expect(term).toMatchObject({ mailConfirmed: true, mailIsAClerks: false });
    });
  });

  it('keeps no signature of a text that was reopened', () => {
    moments(({ event, after: { procedure } }) => {
      if (reopening.includes(event.type)) {
        expect([procedure.frozen, ...Object.values(procedure.signatures), ...Object.values(procedure.wetInk)]).toEqual([
          null,
          null,
          null,
          null,
          null,
        ]);
      }
      if (Object.values(procedure.signatures).some(Boolean)) expect(procedure.frozen).not.toBeNull();
    });
  });

  it('never changes after its end, but for one revival after a lapse and papers that move', () => {
    moments(({ event, before }) => {
      if (before.procedure.state === 'lapsed') expect(event.type).toBe('partnership.revived');
      else if (before.procedure.state === 'recognised') expect(event.type).toBe('original.custody-recorded');
      else expect(isOpen(before.procedure.state)).toBe(true);
    });
    lives(({ events }) => expect(count(events, 'partnership.revived')).toBeLessThanOrEqual(1));
  });

  it('is recognised once at most, by a second person without a tie', () => {
    lives(({ moments: all, events }) => {
      expect(count(events, 'partnership.recognised')).toBeLessThanOrEqual(1);
      const first = all.filter(({ event }) => firstDecisions.includes(event.type)).map(({ event }) => event.by);
      for (const { event, actor } of all.filter(({ event: { type } }) => secondDecisions.includes(type))) {
        expect(first).not.toContain(event.by);
        expect(actor).toMatchObject({ kind: 'person', staff: true });
      }
      const recognised = all.find(({ event }) => event.type === 'partnership.recognised');
      if (recognised) expect(recognised.actor).toMatchObject({ tied: false });
    });
  });

  it('rests while it is on hold: notes, messages, release, withdrawal and bar only', () => {
    moments(({ event, before }) => {
      if (before.procedure.hold) expect(whileHeld).toContain(event.type);
    });
  });

  it('always waits on somebody while it is open, on nobody afterwards, and holds its pair accordingly', () => {
    moments(({ after: { procedure }, settled }) => {
      if (!settled) return;
      expect(waitingOn(procedure).length > 0).toBe(isOpen(procedure.state));
      if (isOpen(procedure.state))
        expect(pairClaim(procedure)).toBe(procedure.counterpartJoined ? 'unordered' : 'ordered');
    });
  });

  it('has clocks that begin when the present wait began', () => {
    lives(({ partnership: { procedure }, facts }) => {
      expect(procedure.clockFrom >= procedure.since && procedure.clockFrom <= facts.now).toBe(true);
      for (const { kind, dueAt } of plannedDeadlines(procedure, clockContext(procedure, facts))) {
        expect(kind === 'release' || dueAt > procedure.clockFrom).toBe(true);
      }
    });
  });

  it('has its councils’ meetings in calendars only while they decide, each change under a higher number', () => {
    moments(({ event, before, after, facts, settled }) => {
      for (const side of sides) {
        const [former, hearing] = [before.procedure.hearings?.[side], after.procedure.hearings?.[side]];
        if (former && hearing !== former) expect(hearing?.sequence).toBeGreaterThan(former.sequence);
        if (!settled || !isAhead(hearing, facts.now)) continue;
        expect([event.type, after.procedure.state]).toEqual([event.type, 'in-approval']);
        expect(['granted', 'deemed', 'waived']).not.toContain(after.procedure.approvals?.[side].outcome);
      }
    });
  });

  it('gives more time and quiet for the wait in which somebody asked for it', () => {
    moments(({ event, before, after: { procedure } }) => {
      if (event.type.startsWith('clock.')) expect(procedure.state).toBe(before.procedure.state);
      if (procedure.state === before.procedure.state) return;
      expect(procedure.clock?.extendedBy ?? procedure.clock?.snoozed).toBeUndefined();
      expect(procedure.clock?.own).toEqual(before.procedure.clock?.own);
    });
  });

  it('goes everywhere: each state, each step and both ways of signing come up', () => {
    const sample = fc.sample(anyLife, { numRuns: 1500, seed: 1955 }).flatMap((life) => life.moments);
    const types = new Set(sample.map(({ event }) => event.type));
    const states = new Set<State>(sample.map(({ after }) => after.procedure.state));
    expect(allStates.filter((state) => !states.has(state))).toEqual([]);
    expect([...rowOf.keys(), ...besideTheTable].filter((type) => !types.has(type as EventType))).toEqual([]);
    const modes = sample.map(({ event }) => event.type === 'signature.given' && event.data.signature.mode);
    expect(modes).toEqual(expect.arrayContaining(['electronic', 'ceremony']));
  });
});

const reopening: readonly EventType[] = ['agreement.text-reopened', 'signature.declined', 'approvals.rescinded'];
const firstDecisions: readonly EventType[] = ['partnership.recommended', 'approval.waived', 'original.verified'];
const secondDecisions: readonly EventType[] = ['partnership.recognised', 'partnership.recognition-refused'];
const whileHeld: readonly EventType[] = [
  'case.noted',
  'case.message-sent',
  'partnership.released',
  'partnership.withdrawn',
  'partnership.barred',
  'signatures.voided',
  'approval.hearing-cancelled',
];

const count = (events: Life['events'], type: EventType) => events.filter((event) => event.type === type).length;

/** Where a step must lead, with the way back taken from the events and not from the state. */
function targetOf(row: Transition, life: Life, index: number): State | null {
  if (row.to === 'same') return null;
  if (row.to !== 'origin') return row.to;
  const left = row.from.some((state) => (endStates as readonly State[]).includes(state))
    ? 'partnership.lapsed'
    : 'partnership.changes-requested';
  return lastBefore(life, index, left)?.before.procedure.state ?? null;
}

function signersSinceFreeze(life: Life, index: number): string[] {
  const past = life.moments.slice(0, index);
  const since = past.findLastIndex(({ event }) => ['agreement.text-frozen', 'signatures.voided'].includes(event.type));
  const given = past
    .slice(since + 1)
    .flatMap(({ event }) => (event.type === 'signature.given' ? [event.data.side] : []));
  return given.sort();
}
