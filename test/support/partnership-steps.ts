import type { Actor } from '../../src/partnerships/domain/actors.js';
import { decide, type DecisionInput, type RequestedAction } from '../../src/partnerships/domain/decide.js';
import { allOriginalChecks } from '../../src/partnerships/domain/original-checks.js';
import type { EventDraft, EventType } from '../../src/partnerships/domain/event-parts.js';
import type { Facts } from '../../src/partnerships/domain/facts.js';
import type { Partnership } from '../../src/partnerships/domain/partnership.js';
import type { RefusalCode } from '../../src/partnerships/domain/refusals.js';
import { resolve, type Resolved } from '../../src/partnerships/domain/resolve.js';
import { facts as usualFacts, hashes } from './partnership-builders.js';

const reason = { reason: 'Because it has to be' };
const contact = { contactName: 'D. Contact', contactOffice: 'International office', contactMail: 'd@nagasaki.example' };

/** An input of every action that is right where nothing special is asked. */
export const usualInputs: { [A in RequestedAction]: DecisionInput<A> } = {
  answerSection: { section: 'purpose', answers: { purpose: 'Peace and trade' } },
  answerChangeRequest: { section: 'purpose', words: 'As it stands' },
  submit: {},
  requestChanges: { requests: [{ section: 'purpose', comment: 'Say more' }] },
  resubmit: {},
  reject: reason,
  inviteCounterpart: contact,
  reinviteCounterpart: contact,
  acceptInvitation: { letterSha256: hashes.letter },
  declineInvitation: { ...reason, letterSha256: hashes.letter },
  mergeCrossing: reason,
  recommend: { ...reason, noTie: true, scores: { breadth: 4, support: 4, plan: 4, funding: 4, reciprocity: 4 } },
  recordApproval: {
    side: 'initiator',
    outcome: 'voted',
    meetingDate: '2026-03-02',
    resolutionNumber: 'R-8',
    documentUrl: 'https://council.example/r-8',
    seats: 7,
    yes: 6,
    no: 1,
    abstain: 0,
    absent: 0,
    rule: 'simple',
    castingVote: 'none',
    mayVoteAgain: false,
  },
  waiveApproval: { side: 'initiator', ...reason },
  scheduleHearing: { side: 'initiator', startsAt: '2026-03-18T18:30', place: 'Council chamber' },
  cancelHearing: { side: 'initiator', ...reason },
  extendDeadline: { days: 10, ...reason },
  snooze: { party: 'initiator', until: '2026-03-13' },
  overrideClock: {
    state: 'in-approval',
    clock: { days: 'working', target: 30, remindAfter: [10], remindBefore: [], escalate: [], lapse: 40 },
    ...reason,
  },
  proposeText: {
    base: null,
    names: { initiator: 'the City of Saint Paul', counterpart: 'the City of Nagasaki' },
    areas: ['culture', 'education'],
    termYears: null,
    renewable: true,
    noticeMonths: 6,
    content: {
      sha256: hashes.content,
      languages: { initiator: 'en', counterpart: 'ja' },
      library: 2,
      clauses: ['title', 'declaration'],
    },
  },
  acceptText: { revision: 1 },
  commentText: { revision: 1, clause: 'declaration', text: 'Could this be shorter?' },
  freezeText: {
    revision: 1,
    contentHash: hashes.content,
    originals: hashes.originals,
    names: { initiator: 'the City of Saint Paul', counterpart: 'the City of Nagasaki' },
  },
  reopenText: reason,
  planSigning: { modes: { initiator: 'electronic', counterpart: 'electronic' }, order: 'parallel', ceremony: null },
  acceptPlan: { plan: 1 },
  nameDeputy: {
    name: 'D. Deputy',
    mail: 'deputy@saint-paul.example',
    office: 'Deputy Mayor',
    from: '2026-03-10',
    until: '2026-04-10',
    reason: 'I am abroad',
    instrumentSha256: hashes.letter,
  },
  reissueSigningLink: { side: 'initiator' },
  revokeSigningLink: { side: 'initiator', ...reason },
  sign: {
    typedName: 'A. Mayor',
    consent: true,
    contentHash: hashes.content,
    initiatorOriginal: hashes.originals.initiator,
    counterpartOriginal: hashes.originals.counterpart,
    signatureId: 'a-signature',
    evidence: {
      authenticatedBy: 'mail-code',
      authenticatedAt: '2026-03-10T13:59:00.000Z',
      consentVersion: '1',
      consentText: 'I agree',
      address: '192.0.2.1',
      userAgent: 'a browser',
    },
  },
  declineToSign: reason,
  recordOriginal: { side: 'initiator', documentSha256: hashes.letter, signedOn: '2026-03-09', place: 'Saint Paul' },
  verifyOriginal: {
    side: 'initiator',
    checked: [...allOriginalChecks],
    signatureIds: { initiator: 'ink-1', counterpart: 'ink-2' },
  },
  rejectOriginal: { side: 'initiator', ...reason },
  recordCustody: { side: 'initiator', holder: 'City archive', place: 'Saint Paul', since: '2026-03-09' },
  storeSealed: { copies: hashes.copies, level: 'B-B', seals: [] },
  recognise: { number: 'E-2026-00001' },
  refuseRecognition: reason,
  withdraw: reason,
  bar: { citation: 'Government Code ch. 795', ...reason },
  hold: reason,
  release: {},
  lapse: {},
  revive: reason,
  note: { text: 'Called the clerk' },
  sendMessage: { to: 'both', text: 'Good news' },
};

export interface Step<A extends RequestedAction> {
  by: Actor;
  /** Replaces fields of the usual input. */
  input?: Partial<DecisionInput<A>>;
  facts?: Facts;
}

export function attempt<A extends RequestedAction>(partnership: Partnership, action: A, step: Step<A>): Resolved {
  const question = { partnership, facts: step.facts ?? usualFacts(), actor: step.by };
  const input = { ...usualInputs[action], ...step.input } as DecisionInput<A>;
  return resolve(question, decide(question, action, input));
}

/** Codes of the reasons why it was refused; empty where it wasn't. */
export function refusalsOf<A extends RequestedAction>(
  partnership: Partnership,
  action: A,
  step: Step<A>,
): RefusalCode[] {
  const resolved = attempt(partnership, action, step);
  return 'refused' in resolved ? resolved.refused.map(({ code }) => code) : [];
}

interface Done {
  after: Partnership;
  events: readonly EventDraft[];
  types: readonly EventType[];
}

/** The step done, or an error that says why it was refused. */
export function done<A extends RequestedAction>(partnership: Partnership, action: A, step: Step<A>): Done {
  const resolved = attempt(partnership, action, step);
  if ('refused' in resolved) throw new Error(`${action} was refused: ${JSON.stringify(resolved.refused)}`);
  return { after: resolved.after, events: resolved.events, types: resolved.events.map(({ type }) => type) };
}
