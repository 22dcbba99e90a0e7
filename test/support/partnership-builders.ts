import { type Approval, requiredApproval } from '../../src/approvals/domain/approval.js';
import type { Actor, SideRole } from '../../src/partnerships/domain/actors.js';
import { firstPolicy } from '../../src/partnerships/domain/clock-policy.js';
import { newPartnership } from '../../src/partnerships/domain/evolve.js';
import type { CommunityFacts, Facts, OfficeTerm, RivalPartnership } from '../../src/partnerships/domain/facts.js';
import type { Partnership } from '../../src/partnerships/domain/partnership.js';
import type { GivenSignature, Procedure, TextRevision } from '../../src/partnerships/domain/procedure.js';
import type { PartnershipKind, Proposal } from '../../src/partnerships/domain/proposal.js';
import { mainStates, type Side, type State } from '../../src/partnerships/domain/states.js';

/** Tuesday 10 March 2026 in both communities: nine in the morning in Saint Paul, eleven at night in Nagasaki. */
export const now = '2026-03-10T14:00:00.000Z';
export const hashes = {
  content: 'c'.repeat(64),
  originals: { initiator: 'a'.repeat(64), counterpart: 'b'.repeat(64) },
  copies: { initiator: 'd'.repeat(64), counterpart: 'e'.repeat(64) },
  letter: 'f'.repeat(64),
};

export const completeProposal: Proposal = {
  purpose: { purpose: 'Peace after the war' },
  areas: { areas: ['culture', 'education'] },
  supporters: {
    initiatorSupporters: [{ name: 'A. Sample', role: 'Teacher' }],
    counterpartSupporters: [{ name: 'B. Sample', role: 'Potter' }],
  },
  plan: { firstYearPlan: 'A visit and a return visit' },
  funding: { funding: 'Volunteers and the city' },
  contacts: {
    contactName: 'C. Clerk',
    contactMail: 'clerk@saint-paul.example',
    counterpartName: 'D. Contact',
    counterpartOffice: 'International office',
    counterpartMail: 'contact@nagasaki.example',
  },
};

export const revision = (changes: Partial<TextRevision> = {}): TextRevision => ({
  number: 1,
  proposedBy: 'initiator',
  areas: ['culture', 'education'],
  termYears: null,
  renewable: true,
  noticeMonths: 6,
  names: { initiator: 'the City of Saint Paul', counterpart: 'the City of Nagasaki' },
  parties: {
    initiator: { shortName: 'Saint Paul', level: 'city' },
    counterpart: { shortName: 'Nagasaki', level: 'city' },
  },
  ...changes,
});

export const granted: Approval = {
  ...requiredApproval('council-resolution'),
  outcome: 'granted',
  meetingDate: '2026-02-02',
  resolutionNumber: 'R-7',
  vote: { seats: 7, yes: 6, no: 1, abstain: 0, absent: 0, rule: 'simple', castingVote: 'none' },
  documentUrl: 'https://council.example/r-7',
};

export const signature = (side: Side, changes: Partial<GivenSignature> = {}): GivenSignature => ({
  signatureId: `${side}-signature`,
  mode: 'electronic',
  personId: `${side}-official`,
  termId: `${side}-term`,
  name: `Mayor of ${side}`,
  typedName: `Mayor of ${side}`,
  office: 'Mayor',
  capacity: 'holder',
  basis: 'elected',
  instant: now,
  zone: zones[side],
  civilDate: '2026-03-10',
  ...changes,
});

/** How far along the main line a case had come that is now aside or at an end. */
const furthest: Partial<Record<State, State>> = {
  'changes-requested': 'submitted',
  rejected: 'submitted',
  merged: 'submitted',
  declined: 'awaiting-counterpart',
  lapsed: 'awaiting-counterpart',
  barred: 'under-review',
  'not-approved': 'in-approval',
  withdrawn: 'drafting',
  'not-recognised': 'signed',
};

export interface PartnershipChanges {
  state?: State;
  kind?: PartnershipKind;
  initiatorId?: string;
  counterpartId?: string;
  procedure?: Partial<Procedure>;
  /** Signed, and not sealed yet. */
  unsealed?: boolean;
}

/** Saint Paul and Nagasaki, with all that a case has when it comes to `state` and nothing goes wrong. */
export function aPartnership({
  state = 'draft',
  procedure = {},
  unsealed = false,
  ...own
}: PartnershipChanges = {}): Partnership {
  const pair = { kind: 'sister', initiatorId: 'saint-paul', counterpartId: 'nagasaki', ...own } as const;
  const blank = newPartnership({ id: 'pair', reference: 'P-2026-00001', procedureId: 'run', since: now, ...pair });
  const cameFrom = state === 'changes-requested' ? { cameFrom: 'submitted' as const } : {};
  const lapsedFrom = state === 'lapsed' ? { lapsedFrom: 'awaiting-counterpart' as const } : {};
  const { sealed, ...known } = gathered(state);
  const seals = sealed && !unsealed ? { sealed } : {};
  return {
    ...blank,
    version: 1,
    procedure: { ...blank.procedure, state, ...known, ...seals, ...cameFrom, ...lapsedFrom, ...procedure },
  };
}

function gathered(state: State): Partial<Procedure> {
  const reached = mainStates.indexOf((furthest[state] ?? state) as (typeof mainStates)[number]);
  const has = (since: (typeof mainStates)[number]) => reached >= mainStates.indexOf(since);
  return {
    proposal: completeProposal,
    ...(has('awaiting-counterpart') ? { invitation: { generation: 1, contact: null } } : {}),
    ...(has('under-review') ? { counterpartJoined: true } : {}),
    ...(has('in-approval') ? { firstPeople: ['reviewer'], approvals: bothApprovals('required') } : {}),
    ...(has('drafting') ? { approvals: bothApprovals('granted'), revisions: [revision()] } : {}),
    ...(has('drafting') ? { accepted: { initiator: 1, counterpart: has('signing') ? 1 : null } } : {}),
    ...(has('signing') ? { frozen: frozen() } : {}),
    ...(has('signed') ? { signatures: bothSigned(), sealed: sealed() } : {}),
  };
}

export const bothApprovals = (outcome: Approval['outcome']): Record<Side, Approval> => {
  const approval = outcome === 'granted' ? granted : { ...requiredApproval('council-resolution'), outcome };
  return { initiator: approval, counterpart: approval };
};
export const bothSigned = () => ({ initiator: signature('initiator'), counterpart: signature('counterpart') });
export const sealed = () => ({ copies: hashes.copies, level: 'B-B' as const, seals: [] });
export const frozen = () => ({
  revision: 1,
  contentHash: hashes.content,
  originals: hashes.originals,
  frozenAt: '2026-03-01T15:00:00.000Z',
});

export const zones = { initiator: 'America/Chicago', counterpart: 'Asia/Tokyo' };

export const community = (side: Side, changes: Partial<CommunityFacts> = {}): CommunityFacts => ({
  ...(side === 'initiator'
    ? { id: 'saint-paul', name: 'Saint Paul', styledName: 'the City of Saint Paul', country: 'US', sovereign: 'US' }
    : { id: 'nagasaki', name: 'Nagasaki', styledName: 'the City of Nagasaki', country: 'JP', sovereign: 'JP' }),
  subdivision: null,
  level: 'city',
  zone: zones[side],
  ...changes,
});

export const term = (side: Side, changes: Partial<OfficeTerm> = {}): OfficeTerm => ({
  id: `${side}-term`,
  personId: `${side}-official`,
  name: `Mayor of ${side}`,
  office: 'Mayor',
  capacity: 'holder',
  basis: 'elected',
  from: '2024-01-01',
  until: null,
  mailConfirmed: true,
  mailIsAClerks: false,
  ...changes,
});

export const facts = (changes: Partial<Facts> = {}): Facts => ({
  now,
  communities: { initiator: community('initiator'), counterpart: community('counterpart') },
  terms: { initiator: [term('initiator')], counterpart: [term('counterpart')] },
  rivals: [],
  prohibitions: [],
  lapseDue: false,
  policies: [firstPolicy],
  ...changes,
});

export const rival = (changes: Partial<RivalPartnership> = {}): RivalPartnership => ({
  reference: 'P-2026-00099',
  kind: 'sister',
  state: 'submitted',
  reachedReview: false,
  crossing: false,
  ...changes,
});

export function person(
  personId: string,
  roles: Partial<Record<Side, readonly SideRole[]>> = {},
  isStaff = false,
): Actor {
  const sides = { initiator: roles.initiator ?? [], counterpart: roles.counterpart ?? [] };
  const tied = sides.initiator.length + sides.counterpart.length > 0;
  return { kind: 'person', personId, name: personId, staff: isStaff, sides, tied };
}

const inRole =
  (role: SideRole) =>
  (side: Side, personId = `${side}-${role}`) =>
    person(personId, { [side]: [role] });
export const clerk = inRole('clerk');
export const organiser = inRole('organiser');
export const official = inRole('official');
export const invitee = (personId = 'invitee') => inRole('invitee')('counterpart', personId);
export const staff = (personId = 'staff') => person(personId, {}, true);
export const clock: Actor = { kind: 'clock' };
export const service: Actor = { kind: 'service' };

export const prohibition = { citation: 'Government Code ch. 795', text: 'No partnership with this country.' };
