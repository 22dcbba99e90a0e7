import fc from 'fast-check';
import { type Actor, actsAs } from '../../src/partnerships/domain/actors.js';
import { type RequestedAction, decide } from '../../src/partnerships/domain/decide.js';
import type { Decided } from '../../src/partnerships/domain/decisions/decision.js';
import { startEvent } from '../../src/partnerships/domain/decisions/start-decision.js';
import type { PastEvent } from '../../src/partnerships/domain/event-parts.js';
import { evolve, newPartnership } from '../../src/partnerships/domain/evolve.js';
import type { Facts } from '../../src/partnerships/domain/facts.js';
import { transitionOf } from '../../src/partnerships/domain/lifecycle.js';
import type { Partnership } from '../../src/partnerships/domain/partnership.js';
import type { Procedure } from '../../src/partnerships/domain/procedure.js';
import { sectionNames } from '../../src/partnerships/domain/proposal.js';
import { asPast, resolve } from '../../src/partnerships/domain/resolve.js';
import type { State } from '../../src/partnerships/domain/states.js';
import {
  clerk,
  clock,
  completeProposal,
  facts as usualFacts,
  invitee,
  official,
  organiser,
  person,
  service,
  staff,
} from './partnership-builders.js';
import { usualInputs } from './partnership-steps.js';
import { randomInput } from './random-inputs.js';
import { nextWorld } from './random-world.js';

/** One thing that may happen; each number chooses one part of it. */
export interface Chance {
  what: number;
  who: number;
  how: number;
  hours: number;
}

/** An event with what was before and after it, and what was true in the world. */
export interface Moment {
  event: PastEvent;
  before: Partnership;
  after: Partnership;
  facts: Facts;
  actor: Actor;
  /** The last event of its transaction: only such a state is ever stored. */
  settled: boolean;
}

export interface Life {
  moments: Moment[];
  events: PastEvent[];
  partnership: Partnership;
  facts: Facts;
}

/** Even chances: the usual leaning towards small numbers would end most lives before they have begun. */
const number = fc.noBias(fc.nat(2 ** 30));
const chance: fc.Arbitrary<Chance> = fc.record({ what: number, who: number, how: number, hours: fc.nat(60) });
export const anyLife: fc.Arbitrary<Life> = fc
  .array(chance, { minLength: 10, maxLength: 90, size: 'max' })
  .map((chances) => readable(live(chances)));

/** A failing life is told by its events; the whole of it would fill pages. */
const readable = (life: Life): Life =>
  Object.assign(life, {
    [fc.toStringMethod]: () =>
      life.events.map(({ type, by, to }) => `${type} by ${by}${to ? ` → ${to}` : ''}`).join('\n'),
  });

/** Everybody who may try: those whom a case needs, and those who have no business with it. */
const cast: readonly Actor[] = [
  clerk('initiator'),
  clerk('initiator', 'another-clerk'),
  organiser('initiator'),
  official('initiator'),
  official('initiator', 'initiator-successor'),
  clerk('counterpart'),
  official('counterpart'),
  official('counterpart', 'counterpart-successor'),
  invitee(),
  staff('ann'),
  staff('bob'),
  person('tied', { counterpart: ['organiser'] }, true),
  person('both-sides', { initiator: ['clerk', 'official'], counterpart: ['clerk', 'official'] }),
  person('stranger'),
  clock,
  service,
];

const everything = Object.keys(usualInputs) as RequestedAction[];
const endings: readonly RequestedAction[] = [
  ...(['reject', 'declineInvitation', 'mergeCrossing', 'refuseRecognition'] as const),
  ...(['lapse', 'lapse', 'withdraw', 'bar'] as const),
];

/** What leads on towards recognition, so that most lives get somewhere. */
const onward: Partial<Record<State, readonly RequestedAction[]>> = {
  draft: ['submit'],
  submitted: ['inviteCounterpart'],
  'awaiting-counterpart': ['acceptInvitation'],
  'changes-requested': ['answerSection', 'answerChangeRequest', 'resubmit'],
  'under-review': ['recommend'],
  'in-approval': ['recordApproval', 'recordApproval', 'recordApproval', 'scheduleHearing', 'cancelHearing'],
  drafting: ['proposeText', 'acceptText', 'acceptText', 'acceptText', 'freezeText', 'freezeText', 'freezeText'],
  signing: [
    ...(['sign', 'sign', 'sign', 'planSigning', 'acceptPlan', 'acceptPlan', 'acceptPlan', 'recordOriginal'] as const),
    ...(['recordOriginal', 'verifyOriginal', 'verifyOriginal', 'verifyOriginal'] as const),
    ...(['recordCustody', 'rejectOriginal'] as const),
  ],
  signed: ['storeSealed', 'recognise', 'recognise', 'refuseRecognition', 'recordCustody'],
  recognised: ['recordCustody'],
  lapsed: ['revive'],
};

/** Of thirty-two, one ends the case, two are anything at all, four are what the state knows; the others lead on. */
function candidates({ state, hold }: Procedure, what: number): readonly RequestedAction[] {
  const chance = what % 32;
  const known = (action: RequestedAction) => transitionOf(action).from.includes(state);
  if (chance === 0) return endings.filter(known);
  if (chance <= 2) return everything;
  if (chance <= 6) return everything.filter((action) => known(action) && !endings.includes(action));
  return hold ? ['release'] : (onward[state] ?? []);
}

const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;

function live(chances: readonly Chance[]): Life {
  let life = begun();
  for (const each of chances) life = each.who % 11 === 0 ? inAnotherWorld(life, each) : acted(life, each);
  return life;
}

const inAnotherWorld = (life: Life, { how, hours }: Chance): Life => ({
  ...life,
  facts: nextWorld(life.facts, how, hours),
});

/** Mostly by somebody whom the table names, sometimes by anybody. */
function acted(life: Life, { what, who, how, hours }: Chance): Life {
  const possible = candidates(life.partnership.procedure, what);
  const action = pick(possible.length > 0 ? possible : everything, Math.floor(what / 32));
  const named = cast.filter((actor) => transitionOf(action).by.some((each) => actsAs(actor, each)));
  const actor = pick(who % 6 === 1 ? cast : named, Math.floor(who / 6));
  const facts = { ...life.facts, now: new Date(Date.parse(life.facts.now) + hours * 3_600_000).toISOString() };
  const question = { partnership: life.partnership, facts, actor };
  return recorded(life, question, decide(question, action, randomInput(action, question, how) as never));
}

function recorded(
  life: Life,
  question: Pick<Moment, 'facts' | 'actor'> & { partnership: Partnership },
  decided: Decided,
): Life {
  const resolved = resolve(question, decided);
  const { facts, actor } = question;
  if ('refused' in resolved) return { ...life, facts };
  const moments = [...life.moments];
  let partnership = life.partnership;
  for (const [index, draft] of resolved.events.entries()) {
    const event = asPast(draft, moments.length + 1, question);
    const after = evolve(partnership, event);
    moments.push({ event, before: partnership, after, facts, actor, settled: index === resolved.events.length - 1 });
    partnership = after;
  }
  return { moments, events: moments.map(({ event }) => event), partnership: resolved.after, facts };
}

/** A draft with all its sections, as a clerk leaves it before submitting. */
function begun(): Life {
  const facts = usualFacts();
  const pair = { kind: 'sister', initiatorId: 'saint-paul', counterpartId: 'nagasaki' } as const;
  const blank = newPartnership({
    id: 'pair',
    reference: 'P-2026-00001',
    procedureId: 'run',
    since: facts.now,
    ...pair,
  });
  const actor = clerk('initiator');
  const empty: Life = { moments: [], events: [], partnership: blank, facts };
  let life = recorded(empty, { partnership: blank, facts, actor }, { events: [startEvent(blank, 'P-2026-00001')] });
  for (const section of sectionNames) {
    const question = { partnership: life.partnership, facts, actor };
    const answers = completeProposal[section] as Record<string, unknown>;
    life = recorded(life, question, decide(question, 'answerSection', { section, answers }));
  }
  return life;
}
