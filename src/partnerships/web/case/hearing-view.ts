import { approvalInForce } from '../../../approvals/domain/approval.js';
import type { CaseView } from '../../application/case.query.js';
import { type Hearing, hearingStart } from '../../domain/hearing.js';
import type { Side } from '../../domain/states.js';
import { caseAddress } from '../case-names.js';

/** The meeting at which a council decides, or was to decide. */
export interface HearingView {
  readonly standing: 'ahead' | 'past' | 'off';
  /** ISO instants, to be shown in `zone`. */
  readonly startsAt: string;
  readonly movedFrom: string | null;
  readonly zone: string;
  readonly place: string;
  /** Null where there is nothing to put into a calendar. */
  readonly calendarHref: string | null;
}

/** Null before one was announced, and once its council has decided. */
export function hearingView(
  { partnership, events, facts }: Pick<CaseView, 'partnership' | 'events' | 'facts'>,
  side: Side,
): HearingView | null {
  const { hearings, approvals } = partnership.procedure;
  const hearing = hearings?.[side];
  if (!hearing || (approvals && approvalInForce(approvals[side]))) return null;
  const { zone, place } = hearing;
  const startsAt = hearingStart(hearing).toISOString();
  if (hearing.cancelled && startsAt <= facts.now) return null;
  // deferred, or not enough votes: what came of it is told by the approval
  if ((approvals?.[side].meetingDate ?? '') >= hearing.startsAt.slice(0, 10)) return null;
  const standing = hearing.cancelled ? 'off' : startsAt > facts.now ? 'ahead' : 'past';
  const calendarHref = standing === 'ahead' ? `${caseAddress(partnership)}/hearings/${side}/meeting.ics` : null;
  return { standing, startsAt, movedFrom: movedFrom(hearing, events, side), zone, place, calendarHref };
}

/** When it was to begin before it was moved last. */
function movedFrom({ sequence, zone }: Hearing, events: CaseView['events'], side: Side): string | null {
  for (const event of events) {
    if (event.type !== 'approval.hearing-scheduled' || event.data.side !== side) continue;
    if (event.data.hearing.sequence !== sequence || !event.data.movedFrom) continue;
    return hearingStart({ startsAt: event.data.movedFrom, zone }).toISOString();
  }
  return null;
}
