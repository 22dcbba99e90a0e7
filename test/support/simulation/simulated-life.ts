import type { LoadedCase } from '../../../src/partnerships/application/partnership-store.js';
import type { Procedure } from '../../../src/partnerships/domain/procedure.js';
import { sectionNames } from '../../../src/partnerships/domain/proposal.js';
import { isOpen, otherSide, type Side, sides } from '../../../src/partnerships/domain/states.js';
import { completeProposal } from '../partnership-builders.js';
import type { Chances } from './chances.js';
import type { Desk } from './desk.js';
import { clockActs } from './clock-acts.js';
import type { SimulatedCommunity } from './simulated-people.js';
import { signingActs } from './signing-acts.js';

export interface LifeParts {
  readonly communities: Readonly<Record<Side, SimulatedCommunity>>;
  readonly staff: readonly string[];
  readonly chances: Chances;
}

/** A case at a moment at which somebody looks at it. */
export interface Look extends LifeParts {
  readonly id: string;
  readonly desk: Desk;
  readonly procedure: Procedure;
  readonly now: number;
  /** No worker runs: people will hear of it later, with all that follows until then. */
  readonly unheard: boolean;
  readonly act: (action: Parameters<Desk['act']>[1], by: string, input?: object) => Promise<boolean>;
  readonly clerk: (side: Side) => string;
}

const hour = 3_600_000;
const day = 24 * hour;
const grid = 2 * hour;

/** A partnership and the people in it: they move when they feel like it, and sometimes they do odd things. */
export class SimulatedLife {
  id = '';
  /** When somebody looks at it next. */
  next: number;

  constructor(
    private readonly parts: LifeParts,
    startAt: number,
  ) {
    this.next = onGrid(startAt);
  }

  get pair() {
    return this.parts.communities;
  }

  async move(desk: Desk, now: number, unheard: boolean): Promise<void> {
    if (this.id === '') await this.begin(desk);
    else await this.goOn(desk, now, unheard);
    if (this.next !== Number.POSITIVE_INFINITY) this.next = this.someTimeAfter(now);
  }

  private someTimeAfter(now: number): number {
    const { chances } = this.parts;
    const mood = chances.next();
    const days = mood < 0.5 ? chances.between(1, 6) : mood < 0.8 ? chances.between(7, 45) : chances.between(46, 170);
    const then = now + days * day - chances.between(0, 23) * hour;
    return chances.happens(0.04) ? then + chances.between(0, 110) * 60_000 : onGrid(then);
  }

  private async begin(desk: Desk): Promise<void> {
    const { initiator, counterpart } = this.parts.communities;
    const by = initiator.clerkIds[0] ?? '';
    this.id = await desk.start(initiator.id, counterpart.id, by);
    for (const section of sectionNames)
      await desk.act(this.id, 'answerSection', by, { section, answers: completeProposal[section] });
  }

  private async goOn(desk: Desk, now: number, unheard: boolean): Promise<void> {
    const { partnership }: LoadedCase = await desk.load(this.id);
    const { communities, chances } = this.parts;
    const look: Look = {
      ...this.parts,
      ...{ id: this.id, desk, now, unheard, procedure: partnership.procedure },
      act: (action, by, input) => desk.act(this.id, action, by, input),
      clerk: (side) => chances.oneOf(communities[side].clerkIds),
    };
    const { state, hold } = partnership.procedure;
    if (!isOpen(state) && state !== 'lapsed') this.next = Number.POSITIVE_INFINITY;
    else if (hold) await onHold(look);
    else if (state !== 'draft' && state !== 'lapsed' && chances.happens(0.3)) await clockActs(look);
    else await onwards(look);
  }
}

const onGrid = (instant: number): number => Math.ceil(instant / grid) * grid;

async function onHold({ act, staff, chances, clerk }: Look): Promise<void> {
  if (chances.happens(0.05)) await act('withdraw', clerk('initiator'));
  else if (chances.happens(0.7)) await act('release', staff[0] ?? '');
}

async function onwards(look: Look): Promise<void> {
  const { act, chances, clerk, procedure, staff } = look;
  const [ann = '', bob = ''] = staff;
  const { state } = procedure;
  if (chances.happens(0.02) && state !== 'lapsed' && state !== 'signed') {
    await act('withdraw', clerk('initiator'));
    return;
  }
  if (state === 'draft') {
    if (chances.happens(0.2)) await act('answerSection', clerk('initiator'), answer(chances.oneOf(sectionNames)));
    else await act('submit', clerk('initiator'));
  } else if (state === 'submitted') await submitted(look, ann);
  else if (state === 'changes-requested') await changesRequested(look);
  else if (state === 'awaiting-counterpart') await awaiting(look, ann);
  else if (state === 'under-review') {
    if (chances.happens(0.15)) await act('requestChanges', ann, requests(chances));
    else await act('recommend', ann);
  } else if (state === 'in-approval') await inApproval(look, ann);
  else if (state === 'drafting') await drafting(look);
  else if (state === 'signing') await signingActs(look);
  else if (state === 'signed') await act(chances.happens(0.05) ? 'refuseRecognition' : 'recognise', bob);
  else if (state === 'lapsed' && chances.happens(0.5)) await act('revive', ann);
}

const answer = (section: (typeof sectionNames)[number]) => ({ section, answers: completeProposal[section] });
const requests = (chances: Chances) => ({ requests: [{ section: chances.oneOf(sectionNames), comment: 'Say more' }] });

async function submitted({ act, chances }: Look, ann: string): Promise<void> {
  if (chances.happens(0.03)) await act('reject', ann);
  else if (chances.happens(0.25)) await act('requestChanges', ann, requests(chances));
  else await act('inviteCounterpart', ann, { contactMail: 'contact@there.example' });
}

async function changesRequested({ act, chances, clerk, procedure }: Look): Promise<void> {
  for (const { section } of procedure.changeRequests) await act('answerSection', clerk('initiator'), answer(section));
  if (chances.happens(0.7)) await act('resubmit', clerk('initiator'));
}

async function awaiting({ act, chances, clerk }: Look, ann: string): Promise<void> {
  if (chances.happens(0.04)) await act('declineInvitation', clerk('counterpart'));
  else if (chances.happens(0.25))
    await act('reinviteCounterpart', ann, {
      contactMail: chances.oneOf(['contact@there.example', 'other@there.example']),
    });
  else await act('acceptInvitation', clerk('counterpart'));
}

const results = [
  ...Array.from({ length: 12 }, () => ({})),
  ...[{ outcome: 'deferred' }, { outcome: 'conditional' }, { yes: 1, no: 6, mayVoteAgain: true }, { yes: 1, no: 6 }],
];

async function inApproval(look: Look, ann: string): Promise<void> {
  const { act, chances, clerk, now, procedure } = look;
  const open = sides.filter((side) => procedure.approvals?.[side].outcome !== 'granted');
  const side = chances.oneOf(open.length > 0 ? open : sides);
  const by = chances.happens(0.7) ? clerk(side) : ann;
  if (chances.happens(0.35)) {
    const startsAt = `${dateIn(now, chances.between(2, 70))}T${chances.oneOf(['18:30', '09:00', '23:15'])}`;
    await act('scheduleHearing', by, { side, startsAt, place: chances.oneOf(['Council chamber', 'Town hall']) });
  } else if (procedure.hearings?.[side] && chances.happens(0.2)) await act('cancelHearing', by, { side });
  else if (chances.happens(0.05)) await act('waiveApproval', ann, { side });
  else await act('recordApproval', by, { ...chances.oneOf(results), side, meetingDate: dateIn(now, -1) });
}

export const dateIn = (now: number, days: number): string => new Date(now + days * day).toISOString().slice(0, 10);

async function drafting(look: Look): Promise<void> {
  const { act, chances, clerk, procedure } = look;
  const latest = procedure.revisions.at(-1)?.number;
  const missing = sides.filter((side) => procedure.accepted[side] !== latest);
  if (chances.happens(0.1)) await signingActs(look);
  if (chances.happens(0.03)) {
    await act('recordApproval', clerk('initiator'), {
      side: 'initiator',
      outcome: 'rescinded',
      meetingDate: dateIn(look.now, -1),
    });
    return;
  }
  if (latest === undefined || missing.length === 2 || chances.happens(0.2)) {
    await act('proposeText', clerk(chances.oneOf(sides)));
    return;
  }
  const [side] = missing;
  if (side) await act('acceptText', clerk(side), { revision: latest });
  const accepted = side ? procedure.accepted[otherSide(side)] === latest : true;
  if (accepted) await act('freezeText', 'service', { revision: latest });
}
