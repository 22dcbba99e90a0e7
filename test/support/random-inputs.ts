import { sideOf } from '../../src/partnerships/domain/actors.js';
import type { RequestedAction } from '../../src/partnerships/domain/decide.js';
import type { Case } from '../../src/partnerships/domain/decisions/decision.js';
import { latestRevision } from '../../src/partnerships/domain/procedure.js';
import { sectionNames } from '../../src/partnerships/domain/proposal.js';
import { openStates, sides } from '../../src/partnerships/domain/states.js';
import { completeProposal, hashes } from './partnership-builders.js';
import { usualInputs } from './partnership-steps.js';

type Situation = Case & { how: number };

const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;
/** Mostly the clerk's own. */
const side = ({ actor, how }: Situation) => ({
  side: (how % 9 === 0 ? null : sideOf(actor, ['clerk'])) ?? pick(sides, how),
});
/** Mostly those whose paper lies there. */
function awaitingALook({ partnership: { procedure }, how }: Situation) {
  const recorded = sides.filter((each) => procedure.wetInk[each] && !procedure.wetInk[each].verifiedBy);
  return how % 9 === 0 || recorded.length === 0 ? sides : recorded;
}
const hash = (text: string) => Buffer.from(text.padEnd(32, '.')).toString('hex').slice(0, 64);
const dayBefore = ({ facts }: Situation, days: number) =>
  new Date(Date.parse(facts.now) - days * 86_400_000).toISOString().slice(0, 10);

/** Often right, sometimes wrong: a stale revision, another hash, a day to come. */
const inputs: Partial<Record<RequestedAction, (situation: Situation) => object>> = {
  answerSection: (at) => sectionToAnswer(at, (section) => ({ section, answers: completeProposal[section] })),
  answerChangeRequest: (at) => sectionToAnswer(at, (section) => ({ section })),
  requestChanges: ({ how }) => ({ requests: [{ section: pick(sectionNames, how), comment: 'Say more' }] }),
  acceptInvitation: ({ how }) => (how % 2 === 0 ? {} : { letterSha256: undefined }),
  recordApproval: (at) => ({
    ...side(at),
    ...pick(votes, Math.floor(at.how / 2)),
    meetingDate: dayBefore(at, (at.how % 7) - 1),
  }),
  waiveApproval: side,
  scheduleHearing: (at) => ({ ...side(at), startsAt: inDays(at.facts.now, (at.how % 40) - 2) }),
  cancelHearing: side,
  extendDeadline: ({ how }) => ({ days: 1 + (how % 30) }),
  snooze: (at) => ({
    party: at.how % 8 === 0 ? 'staff' : side(at).side,
    until: inDays(at.facts.now, pick([0, 1, 3, 7, 14, 15, 40, 70], Math.floor(at.how / 2))).slice(0, 10),
  }),
  overrideClock: ({ partnership: { procedure }, how }) => ({
    state: how % 4 === 0 ? pick(openStates, Math.floor(how / 4)) : procedure.state,
    ...(how % 3 === 0 ? { clock: null } : {}),
  }),
  acceptText: ({ partnership: { procedure }, how }) => ({
    revision: Math.max(1, (latestRevision(procedure)?.number ?? 1) - (how % 6 === 0 ? 1 : 0)),
  }),
  freezeText: ({ partnership: { procedure, version }, how }) => ({
    revision: (latestRevision(procedure)?.number ?? 1) + (how % 9 === 0 ? 1 : 0),
    contentHash: hash(`content ${version}`),
    originals: { initiator: hash(`first ${version}`), counterpart: hash(`second ${version}`) },
  }),
  sign: ({ partnership: { procedure, version }, how }) => ({
    contentHash: how % 7 === 0 ? hashes.content : (procedure.frozen?.contentHash ?? hashes.content),
    initiatorOriginal: how % 11 === 0 ? hashes.letter : (procedure.frozen?.originals.initiator ?? hashes.letter),
    counterpartOriginal: procedure.frozen?.originals.counterpart ?? hashes.letter,
    signatureId: `signature-${version}`,
  }),
  planSigning: ({ facts, how }) => ({
    modes: pick(plannedModes, how),
    order: how % 5 === 0 ? 'initiator-first' : 'parallel',
    ceremony:
      how % 3 === 0 ? null : { host: 'initiator', place: 'City hall', startsAt: inDays(facts.now, (how % 40) - 2) },
  }),
  acceptPlan: ({ partnership: { procedure }, how }) => ({
    plan: Math.max(1, (procedure.signingPlan?.number ?? 1) - (how % 7 === 0 ? 1 : 0)),
  }),
  recordCustody: side,
  reissueSigningLink: side,
  revokeSigningLink: side,
  recordOriginal: (at) => ({
    ...side(at),
    signedOn: dayBefore(at, pick([-1, 0, 0, 0, 0, 1, 2], Math.floor(at.how / 2))),
  }),
  verifyOriginal: (at) => ({
    side: pick(awaitingALook(at), at.how),
    signatureIds: { initiator: `ink-${at.partnership.version}-1`, counterpart: `ink-${at.partnership.version}-2` },
  }),
  rejectOriginal: side,
  hold: (at) => pick([{}, { until: dayBefore(at, -2) }, { until: dayBefore(at, 2) }], at.how),
};

const inDays = (now: string, days: number) =>
  `${new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 11)}11:00`;
const plannedModes = [
  { initiator: 'ceremony', counterpart: 'ceremony' },
  { initiator: 'electronic', counterpart: 'ceremony' },
  { initiator: 'ceremony', counterpart: 'electronic' },
  { initiator: 'electronic', counterpart: 'electronic' },
];

const yes = { outcome: 'voted', yes: 6, no: 1, mayVoteAgain: false };
const no = { outcome: 'voted', yes: 1, no: 6 };
const votes = [
  ...Array.from({ length: 24 }, () => yes),
  { ...no, mayVoteAgain: true },
  { ...no, mayVoteAgain: false },
  { ...yes, seats: 5 },
  { outcome: 'deferred' },
  { outcome: 'conditional' },
  { outcome: 'rescinded' },
];

/** Mostly a section that staff named. */
function sectionToAnswer<T>({ partnership, how }: Situation, input: (section: (typeof sectionNames)[number]) => T): T {
  const named = partnership.procedure.changeRequests.map((request) => request.section);
  return input(pick(how % 5 === 0 || named.length === 0 ? sectionNames : named, Math.floor(how / 5)));
}

export function randomInput(action: RequestedAction, question: Case, how: number): unknown {
  return { ...usualInputs[action], ...inputs[action]?.({ ...question, how }) };
}
