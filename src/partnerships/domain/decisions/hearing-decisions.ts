import { approvalInForce } from '../../../approvals/domain/approval.js';
import type { ActionInput } from '../actions.js';
import type { EventDraft } from '../event-parts.js';
import { calledOff, type Hearing, hearingStart, isAhead } from '../hearing.js';
import { refusal, type Refusal } from '../refusals.js';
import { sides, type Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';

/** The clock of a council waits for its meeting: a day beyond this would stop it for good. */
const furthestDays = 366;
const day = 86_400_000;

/** Entered again it is moved; after one that is past or was called off it is another meeting. */
export function scheduleHearing(question: Case, { side, startsAt, place }: ActionInput<'scheduleHearing'>): Decided {
  const { partnership, facts } = question;
  const former = partnership.procedure.hearings?.[side];
  const { zone } = facts.communities[side];
  const hearing: Hearing = { startsAt, zone, place, sequence: former ? former.sequence + 1 : 0 };
  const problems = [...notTheirs(question, side), ...decided(question, side), ...wrongDay(hearing, facts.now)];
  if (problems.length > 0) return refused(...problems);
  const moved = isAhead(former, facts.now) ? former : null;
  if (moved && isSame(moved, hearing)) return refused(refusal('hearing.already', undefined, 'startsAt'));
  const movedFrom = moved ? { movedFrom: moved.startsAt } : {};
  return happened({ type: 'approval.hearing-scheduled', data: { side, hearing, ...movedFrom } });
}

export function cancelHearing(question: Case, { side, reason }: ActionInput<'cancelHearing'>): Decided {
  const { partnership, facts } = question;
  const hearing = partnership.procedure.hearings?.[side];
  const problems = notTheirs(question, side);
  if (problems.length > 0) return refused(...problems);
  if (!isAhead(hearing, facts.now)) return refused(refusal('hearing.none', undefined, 'side'));
  return happened({
    type: 'approval.hearing-cancelled',
    data: { side, hearing: calledOff(hearing, facts.now) },
    private: { reason },
  });
}

/** Takes meetings to come out of people's calendars: those of all sides, or of those for which `needless`. */
export function hearingsCalledOff(
  { partnership: { procedure }, facts }: Pick<Case, 'partnership' | 'facts'>,
  needless: (side: Side) => boolean = () => true,
): EventDraft[] {
  return sides.flatMap((side): EventDraft[] => {
    const hearing = procedure.hearings?.[side];
    if (!isAhead(hearing, facts.now) || !needless(side)) return [];
    return [{ type: 'approval.hearing-cancelled', data: { side, hearing: calledOff(hearing, facts.now) } }];
  });
}

function notTheirs({ actor }: Case, side: Side): Refusal[] {
  const staff = actor.kind === 'person' && actor.staff;
  const own = actor.kind === 'person' && actor.sides[side].includes('clerk');
  return staff || own ? [] : [refusal('hearing.wrong-side', undefined, 'side')];
}

function decided({ partnership: { procedure } }: Case, side: Side): Refusal[] {
  const approval = procedure.approvals?.[side];
  return approval && approvalInForce(approval) ? [refusal('hearing.decided', undefined, 'side')] : [];
}

function wrongDay(hearing: Hearing, now: string): Refusal[] {
  const ahead = hearingStart(hearing).getTime() - Date.parse(now);
  if (ahead <= 0) return [refusal('hearing.past', undefined, 'startsAt')];
  return ahead > furthestDays * day ? [refusal('hearing.too-far', undefined, 'startsAt')] : [];
}

const isSame = (one: Hearing, other: Hearing): boolean =>
  one.startsAt === other.startsAt && one.zone === other.zone && one.place === other.place;
