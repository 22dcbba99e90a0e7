import type { EventParts, EventType } from '../../src/partnerships/domain/event-parts.js';
import type { Procedure } from '../../src/partnerships/domain/procedure.js';
import type { Side, State } from '../../src/partnerships/domain/states.js';

/** Something that people or the service did to a case, as the chain of its events tells it. */
export type Happened = {
  [T in EventType]: {
    readonly type: T;
    readonly data: EventParts[T]['data'];
    readonly private: Record<string, unknown> | null;
    /** Milliseconds since 1970. */
    readonly at: number;
    readonly entered: State | null;
    /** A person’s id, `clock` or `service`. */
    readonly by: string;
  };
}[EventType];

type Plan = NonNullable<Procedure['signingPlan']>;

/** What a reader of the chain knows about a case; only what waiting and writing need. */
export interface NaiveCase {
  state: State;
  since: number;
  /** Each time that waiting begins anew it is another wait. */
  wait: number;
  waitsSince: number;
  heldSince: number | null;
  heldUntil: number | null;
  cameFrom: State | null;
  lapsedFrom: State | null;
  counterpartJoined: boolean;
  contact: string | null;
  /** Counts invitations: with each the link in the one before is dead. */
  invited: number;
  approved: Record<Side, boolean>;
  revision: number;
  accepted: Record<Side, number>;
  /** Who signed, and when. */
  signed: Record<Side, { by: string | null; at: number } | null>;
  papers: Record<Side, 'recorded' | 'verified' | null>;
  plan: Plan | null;
  agreed: Plan | null;
  sealed: boolean;
  hearings: Partial<Record<Side, { startsAt: string; zone: string }>>;
  /** A meeting that was called off: until then nobody was late. */
  hearingCalledOff: Partial<Record<Side, number>>;
  /** Of the council’s last decision, also of one to wait. */
  lastMeeting: Partial<Record<Side, string>>;
  /** When a meeting was called off that nobody has replaced since. */
  calledOff: Partial<Record<Side, number>>;
  /** Civil date of the meeting whose result was recorded last. */
  metOn: Partial<Record<Side, string>>;
  extendedBy: number;
  /** Times within this state in which the case was on hold. */
  stoodStill: { from: number; until: number }[];
  quietUntil: Partial<Record<Side | 'staff', number>>;
  own: NonNullable<NonNullable<Procedure['clock']>['own']>;
}

export const aNaiveCase = (at: number): NaiveCase => ({
  ...{
    state: 'draft',
    since: at,
    wait: 1,
    waitsSince: at,
    heldSince: null,
    heldUntil: null,
    cameFrom: null,
    lapsedFrom: null,
  },
  ...{
    counterpartJoined: false,
    contact: null,
    invited: 0,
    approved: { initiator: false, counterpart: false },
    revision: 0,
  },
  ...{ accepted: { initiator: 0, counterpart: 0 }, signed: { initiator: null, counterpart: null } },
  ...{ papers: { initiator: null, counterpart: null }, plan: null, agreed: null, sealed: false, hearings: {} },
  ...{ hearingCalledOff: {}, lastMeeting: {} },
  ...{ calledOff: {}, metOn: {} },
  ...{ extendedBy: 0, stoodStill: [], quietUntil: {}, own: {} },
});

const good = ['granted', 'deemed', 'waived'];

/** Reads one more event. */
export function read(c: NaiveCase, happened: Happened): void {
  const { at, entered } = happened;
  if (entered && entered !== c.state) enter(c, entered, at);
  readMore(c, happened);
}

function enter(c: NaiveCase, state: State, at: number): void {
  if (state === 'changes-requested') c.cameFrom = c.state;
  if (state === 'lapsed') c.lapsedFrom = c.state;
  c.state = state;
  c.since = at;
  c.extendedBy = 0;
  c.stoodStill = [];
  c.quietUntil = {};
  if (state === 'not-approved' || state === 'withdrawn' || state === 'barred') c.heldSince = null;
  waitAnew(c, at);
}

function waitAnew(c: NaiveCase, at: number): void {
  c.wait++;
  c.waitsSince = at;
}

function readMore(c: NaiveCase, { type, data, private: secret, at }: Happened): void {
  switch (type) {
    case 'proposal.section-answered':
      if (c.state === 'draft') waitAnew(c, at);
      return;
    case 'partnership.counterpart-invited':
      c.contact = mailOf(secret);
      c.invited = data.generation;
      return;
    case 'partnership.counterpart-reinvited':
      c.contact = mailOf(secret);
      c.invited = data.generation;
      waitAnew(c, at);
      return;
    case 'partnership.invitation-accepted':
      c.counterpartJoined = true;
      return;
    case 'approval.recorded':
      c.lastMeeting[data.side] = data.approval.meetingDate ?? '';
      c.approved[data.side] = good.includes(data.approval.outcome);
      if (data.approval.meetingDate) c.metOn[data.side] = data.approval.meetingDate;
      return;
    case 'approval.waived':
      c.approved[data.side] = true;
      return;
    case 'approval.hearing-scheduled':
      c.hearings[data.side] = data.hearing;
      delete c.hearingCalledOff[data.side];
      delete c.calledOff[data.side];
      return;
    case 'approval.hearing-cancelled':
      // a meeting that is called off leaves nothing to wait for: the time of its side begins there
      delete c.hearings[data.side];
      c.calledOff[data.side] = at;
      return;
    case 'agreement.text-proposed':
      c.revision = data.revision.number;
      c.accepted = { initiator: 0, counterpart: 0, [data.revision.proposedBy]: data.revision.number };
      waitAnew(c, at);
      return;
    case 'agreement.text-accepted':
      c.accepted[data.side] = data.revision;
      return;
    case 'agreement.text-reopened':
    case 'signature.declined':
      c.accepted = { initiator: 0, counterpart: 0 };
      return;
    case 'agreement.text-frozen':
    case 'signatures.voided':
      unsign(c);
      return;
    case 'signing.plan-proposed':
      c.plan = data.plan;
      if (data.plan.accepted.initiator && data.plan.accepted.counterpart) c.agreed = data.plan;
      return;
    case 'signing.plan-accepted':
      if (!c.plan) return;
      c.plan = { ...c.plan, accepted: { ...c.plan.accepted, [data.side]: true } };
      if (c.plan.accepted.initiator && c.plan.accepted.counterpart) c.agreed = c.plan;
      return;
    case 'signature.given':
      c.signed[data.side] = { by: data.signature.personId, at };
      return;
    case 'original.recorded':
      c.papers[data.side] = 'recorded';
      return;
    case 'original.verified':
      c.papers[data.side] = 'verified';
      return;
    case 'original.rejected':
      c.papers[data.side] = null;
      return;
    case 'agreement.sealed':
      c.sealed = true;
      return;
    case 'partnership.held':
      c.heldSince = at;
      c.heldUntil = data.until === null ? null : Date.parse(data.until);
      return;
    case 'partnership.released':
      c.waitsSince += at - (c.heldSince ?? at);
      if (c.heldSince !== null) c.stoodStill.push({ from: c.heldSince, until: at });
      c.heldSince = null;
      return;
    case 'clock.extended':
      c.extendedBy += data.days;
      return;
    case 'clock.snoozed':
      c.quietUntil[data.party] = Date.parse(data.until);
      return;
    case 'clock.overridden':
      if (data.clock) c.own[data.state] = data.clock;
      else delete c.own[data.state];
      return;
    default:
  }
}

function unsign(c: NaiveCase): void {
  c.signed = { initiator: null, counterpart: null };
  c.papers = { initiator: null, counterpart: null };
}

const mailOf = (secret: Record<string, unknown> | null): string =>
  String((secret?.contact as { mail?: string } | undefined)?.mail ?? '');
