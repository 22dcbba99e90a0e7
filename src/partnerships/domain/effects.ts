import { requiredApproval } from '../../approvals/domain/approval.js';
import { clockEffects, stoodStill } from './clock-effects.js';
import type { EventParts, EventType, PastEvent } from './event-parts.js';
import type { Procedure } from './procedure.js';
import type { SectionName } from './proposal.js';
import type { Side } from './states.js';

type Meta = Pick<PastEvent, 'at' | 'by'>;
export type Applied<T extends EventType> = (
  procedure: Procedure,
  data: EventParts[T]['data'],
  secret: Extract<PastEvent, { type: T }>['private'],
  meta: Meta,
) => Partial<Procedure>;

export const neither = <T>(): Record<Side, T | null> => ({ initiator: null, counterpart: null });
export const noSignatures = (): Pick<Procedure, 'signatures' | 'wetInk'> => ({
  signatures: neither(),
  wetInk: neither(),
});
const nothing = (): Partial<Procedure> => ({});
/** A text that is signed anew begins without a board's former signatures and without papers in anybody's hands. */
const signedAnew = (p: Procedure): Partial<Procedure> => ({
  ...noSignatures(),
  ...(p.boardSignatures ? { boardSignatures: {} } : {}),
  ...(p.custody ? { custody: {} } : {}),
  ...(p.linksStopped ? { linksStopped: {} } : {}),
});

function planAccepted(p: Procedure, side: Side): Partial<Procedure> {
  if (!p.signingPlan) return {};
  const signingPlan = { ...p.signingPlan, accepted: { ...p.signingPlan.accepted, [side]: true } };
  const agreed = signingPlan.accepted.initiator && signingPlan.accepted.counterpart;
  return { signingPlan, ...(agreed ? { agreedPlan: signingPlan } : {}) };
}

const answerRequest = (procedure: Procedure, section: SectionName, answer: 'changed' | { words: string }) =>
  procedure.changeRequests.map((request) => (request.section === section ? { ...request, answer } : request));

const firstPerson = (p: Procedure, by: string | null): Pick<Procedure, 'firstPeople'> => ({
  firstPeople: by === null || p.firstPeople.includes(by) ? p.firstPeople : [...p.firstPeople, by],
});

/** One section may be named twice, each time with a comment of its own. */
const commentsOn = (section: SectionName, requests: readonly { section: SectionName; comment: string }[]): string =>
  requests
    .filter((request) => request.section === section)
    .map((request) => request.comment)
    .join('\n\n');

type Invited = EventParts['partnership.counterpart-invited'];
const invited = (_p: Procedure, { generation }: Invited['data'], secret: Invited['private'] | null) => ({
  invitation: { generation, contact: secret?.contact ?? null },
});

/** What each event changes in the procedure, beside its state. Events that only tell something change nothing. */
export const effects: { [T in EventType]: Applied<T> } = {
  'partnership.started': nothing,
  'proposal.section-answered': (p, { section, answers }, secret) => ({
    proposal: { ...p.proposal, [section]: answers ?? secret?.answers },
    changeRequests: answerRequest(p, section, 'changed'),
  }),
  'partnership.submitted': nothing,
  'partnership.changes-requested': (p, { sections }, secret) => ({
    cameFrom: p.state,
    changeRequests: sections.map((section) => ({
      section,
      comment: commentsOn(section, secret?.requests ?? []),
      answer: null,
    })),
  }),
  'partnership.change-answered': (p, { section }, secret) => ({
    changeRequests: answerRequest(p, section, { words: secret?.words ?? '' }),
  }),
  'partnership.resubmitted': () => ({ cameFrom: null, changeRequests: [] }),
  'partnership.rejected': nothing,
  'partnership.counterpart-invited': invited,
  'partnership.counterpart-reinvited': invited,
  'partnership.invitation-accepted': () => ({ counterpartJoined: true }),
  'partnership.invitation-declined': nothing,
  'partnership.merged': nothing,
  'partnership.recommended': (p, _data, _secret, { by }) => ({
    ...firstPerson(p, by),
    approvals: {
      initiator: requiredApproval('council-resolution'),
      counterpart: requiredApproval('council-resolution'),
    },
  }),
  'approval.recorded': (p, { side, approval }) =>
    p.approvals ? { approvals: { ...p.approvals, [side]: approval } } : {},
  'approval.waived': (p, { side }, _secret, { by }) =>
    p.approvals
      ? {
          ...firstPerson(p, by),
          approvals: { ...p.approvals, [side]: { ...p.approvals[side], outcome: 'waived', final: false } },
        }
      : {},
  ...clockEffects,
  'approvals.completed': nothing,
  'approvals.defeated': nothing,
  'approvals.rescinded': () => ({ frozen: null }),
  'agreement.text-proposed': (p, { revision }) => ({
    revisions: [...p.revisions, revision],
    accepted: { ...neither<number>(), [revision.proposedBy]: revision.number },
  }),
  'agreement.commented': nothing,
  'agreement.text-accepted': (p, { side, revision }) => ({ accepted: { ...p.accepted, [side]: revision } }),
  'agreement.text-frozen': (p, { revision, contentHash, originals }, _secret, { at }) => ({
    frozen: { revision, contentHash, originals, frozenAt: at },
    ...signedAnew(p),
  }),
  'agreement.text-reopened': () => ({ frozen: null, accepted: neither() }),
  'signing.plan-proposed': (_p, { plan }) => ({ signingPlan: plan }),
  'signing.plan-accepted': (p, { side }) => planAccepted(p, side),
  'signature.member-given': (p, { side, signature }) => ({
    boardSignatures: { ...p.boardSignatures, [side]: [...(p.boardSignatures?.[side] ?? []), signature] },
  }),
  'signature.deputy-named': nothing,
  'signature.link-reissued': (p, { side }) => ({ linksStopped: { ...p.linksStopped, [side]: false } }),
  'signature.link-revoked': (p, { side }) => ({ linksStopped: { ...p.linksStopped, [side]: true } }),
  'signature.given': (p, { side, signature }) => ({ signatures: { ...p.signatures, [side]: signature } }),
  'signature.declined': () => ({ frozen: null, accepted: neither() }),
  'signatures.voided': signedAnew,
  'original.recorded': (p, { side, ...paper }, _secret, { by }) => ({
    wetInk: { ...p.wetInk, [side]: { ...paper, recordedBy: by, verifiedBy: null } },
  }),
  'original.verified': (p, { side, members }, _secret, { by }) => {
    const original = p.wetInk[side];
    if (!original) return {};
    const verified = { ...original, verifiedBy: by, ...(members ? { members } : {}) };
    return { wetInk: { ...p.wetInk, [side]: verified }, ...firstPerson(p, by) };
  },
  'original.custody-recorded': (p, { side, custody }) => ({ custody: { ...p.custody, [side]: custody } }),
  'original.rejected': (p, { side }) => ({ wetInk: { ...p.wetInk, [side]: null } }),
  'partnership.signed': nothing,
  'agreement.signed-copies-stored': (_p, { copies }) => ({ signedCopies: copies }),
  'agreement.sealed': (_p, sealed) => ({ sealed }),
  'partnership.recognised': nothing,
  'partnership.recognition-refused': nothing,
  'partnership.withdrawn': nothing,
  'partnership.barred': nothing,
  'partnership.held': (_p, { until }, secret, { at }) => ({ hold: { since: at, until, reason: secret?.reason ?? '' } }),
  'partnership.released': (p, { since }, _secret, { at }) => ({
    hold: null,
    ...(since ? stoodStill(p, since, at) : {}),
  }),
  'partnership.lapsed': (p) => ({ lapsedFrom: p.state }),
  'partnership.revived': () => ({ revived: true, lapsedFrom: null }),
  'case.noted': nothing,
  'case.message-sent': nothing,
};
