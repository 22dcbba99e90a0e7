import { type Applied, effects, neither, noSignatures } from './effects.js';
import type { EventType, PastEvent } from './event-parts.js';
import type { Partnership } from './partnership.js';
import type { CaseClock, Procedure } from './procedure.js';
import { isOpen } from './states.js';

/** What a partnership is made of before anything happened to it. */
export interface Beginning {
  id: string;
  reference: string;
  kind: Partnership['kind'];
  initiatorId: string;
  counterpartId: string;
  procedureId: string;
  since: string;
}

export function newPartnership({ procedureId, since, ...own }: Beginning): Partnership {
  return { ...own, namesAsSigned: null, recognised: null, version: 0, procedure: newProcedure(procedureId, since) };
}

const newProcedure = (id: string, since: string): Procedure => ({
  id,
  purpose: 'establish',
  state: 'draft',
  since,
  clockFrom: since,
  cameFrom: null,
  lapsedFrom: null,
  hold: null,
  revived: false,
  proposal: {},
  changeRequests: [],
  invitation: null,
  counterpartJoined: false,
  firstPeople: [],
  approvals: null,
  revisions: [],
  accepted: neither(),
  frozen: null,
  ...noSignatures(),
  signedCopies: null,
});

/** Facts of the partnership itself, which outlive the procedure. */
function ownFacts(event: PastEvent): Partial<Partnership> {
  if (event.type === 'agreement.text-frozen') return { namesAsSigned: event.data.names };
  if (event.type !== 'partnership.recognised') return {};
  const { number, affiliationDate } = event.data;
  const facts = { validity: 'active', recognition: 'listed', activity: 'active' } as const;
  return { recognised: { number, affiliationDate, recognisedAt: event.at, ...facts } };
}

/** The state after `event`. Pure: replaying the same events always gives the same partnership. */
export function evolve(before: Partnership | null, event: PastEvent, id = before?.id ?? ''): Partnership {
  const partnership =
    event.type === 'partnership.started' ? newPartnership({ id, since: event.at, ...event.data }) : before;
  if (!partnership) throw new Error(`The chain of partnership ${id} does not begin with partnership.started.`);
  const apply = effects[event.type] as Applied<EventType>;
  const procedure = {
    ...partnership.procedure,
    ...apply(partnership.procedure, event.data, event.private as never, event),
  };
  return {
    ...partnership,
    ...ownFacts(event),
    version: event.version,
    procedure: { ...procedure, ...entered(partnership.procedure, event), ...clocks(partnership.procedure, event) },
  };
}

/** A case that has ended is held up by nobody. */
function entered({ state, clock }: Procedure, { to, at }: PastEvent): Partial<Procedure> {
  if (!to || to === state) return {};
  return { state: to, since: at, ...(isOpen(to) ? {} : { hold: null }), ...(clock ? { clock: onlyOwn(clock) } : {}) };
}

/** More time and quiet were for the wait that is over; a ladder of the case's own is for whenever it waits there. */
const onlyOwn = ({ own }: CaseClock): CaseClock => (own ? { own } : {});

const startsWaitingAnew: readonly EventType[] = [
  'proposal.section-answered',
  'partnership.counterpart-reinvited',
  'agreement.text-proposed',
];

/** Clocks stop while a case is on hold and go on where they stood. */
function clocks({ state, hold, clockFrom }: Procedure, { type, to, at }: PastEvent): Partial<Procedure> {
  if (to && to !== state) return { clockFrom: at };
  if (state !== 'changes-requested' && startsWaitingAnew.includes(type)) return { clockFrom: at };
  if (type !== 'partnership.released' || !hold) return {};
  return { clockFrom: new Date(Date.parse(clockFrom) + Date.parse(at) - Date.parse(hold.since)).toISOString() };
}

export const replay = (id: string, events: readonly PastEvent[]): Partnership | null =>
  events.reduce<Partnership | null>((partnership, event) => evolve(partnership, event, id), null);
