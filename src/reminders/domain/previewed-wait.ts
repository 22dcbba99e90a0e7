import { requiredApproval } from '../../approvals/domain/approval.js';
import { newPartnership } from '../../partnerships/domain/evolve.js';
import type { GivenSignature, Procedure, TextRevision } from '../../partnerships/domain/procedure.js';
import type { SigningPlan } from '../../partnerships/domain/signing-plan.js';
import type { WaitingState } from '../../partnerships/domain/state-clock.js';
import type { Side } from '../../partnerships/domain/states.js';

/** A wait that staff can look at before it happens to anybody; `ceremony` and `hearing` have an event ahead. */
export const previewedWaits = [
  ...['draft', 'submitted', 'awaiting-counterpart', 'changes-requested', 'under-review', 'in-approval', 'hearing'],
  ...['drafting', 'signing', 'ceremony', 'signed'],
] as const satisfies readonly string[];
export type PreviewedWait = WaitingState | 'ceremony' | 'hearing';

/** The side that the community of a preview has: only one side is ever waited on, so that no other clock shows. */
export const previewedSide = (wait: PreviewedWait): Side =>
  wait === 'awaiting-counterpart' ? 'counterpart' : 'initiator';

export interface PreviewedBeginning {
  /** ISO instant in which the wait begins. */
  readonly since: string;
  /** IANA zone of the community. */
  readonly zone: string;
  /** `YYYY-MM-DDTHH:MM` there, of the ceremony or the council's meeting. */
  readonly eventAt: string;
  readonly eventPlace: string;
}

/** A made-up case in which just this community, or staff, has to move. */
export function previewedCase(wait: PreviewedWait, beginning: PreviewedBeginning): Procedure {
  const { since } = beginning;
  const ids = { id: '', reference: '', initiatorId: '', counterpartId: '', procedureId: '' };
  const { procedure } = newPartnership({ ...ids, kind: 'sister', since });
  return {
    ...procedure,
    state: stateOf(wait),
    counterpartJoined: wait !== 'awaiting-counterpart',
    ...parts[wait](beginning),
  };
}

export function stateOf(wait: PreviewedWait): WaitingState {
  if (wait === 'ceremony') return 'signing';
  return wait === 'hearing' ? 'in-approval' : wait;
}

const parts: Record<PreviewedWait, (beginning: PreviewedBeginning) => Partial<Procedure>> = {
  draft: () => ({ counterpartJoined: false }),
  submitted: () => ({ counterpartJoined: false }),
  'awaiting-counterpart': () => ({ invitation: { generation: 1, contact: { name: '', office: '', mail: '' } } }),
  'changes-requested': () => ({ cameFrom: 'submitted', counterpartJoined: false }),
  'under-review': () => ({}),
  'in-approval': ownApproval,
  hearing: ({ eventAt: startsAt, eventPlace: place, zone }) => ({
    ...ownApproval(),
    hearings: { initiator: { startsAt, zone, place, sequence: 0 } },
  }),
  drafting: () => ({ revisions: [proposedText], accepted: { initiator: null, counterpart: 1 } }),
  signing: ({ since }) => ({ signatures: { initiator: null, counterpart: signedAt(since) } }),
  ceremony: ({ eventAt: startsAt, eventPlace: place, zone }) => ({
    agreedPlan: { ...byPen, ceremony: { place, zone, startsAt } },
  }),
  signed: () => ({ sealed: { copies: { initiator: '', counterpart: '' }, level: 'B-B', seals: [] } }),
};

function ownApproval(): Pick<Procedure, 'approvals'> {
  const required = requiredApproval('council-resolution');
  return { approvals: { initiator: required, counterpart: { ...required, outcome: 'granted' } } };
}

const byPen: SigningPlan = {
  number: 1,
  modes: { initiator: 'ceremony', counterpart: 'ceremony' },
  order: 'parallel',
  ceremony: null,
  accepted: { initiator: true, counterpart: true },
};

const nameless = { shortName: '', level: 'city' };
const proposedText: TextRevision = {
  ...{ number: 1, proposedBy: 'counterpart', areas: [], termYears: null, renewable: true, noticeMonths: 6 },
  names: { initiator: '', counterpart: '' },
  parties: { initiator: nameless, counterpart: nameless },
};

const signedAt = (instant: string): GivenSignature => ({
  ...{ signatureId: '', mode: 'electronic', personId: null, termId: '', name: '', typedName: '', office: '' },
  ...{ capacity: 'holder', basis: 'elected', instant, zone: 'UTC', civilDate: instant.slice(0, 10) },
});
