import type { Approval } from '../../../approvals/domain/approval.js';
import { given, type Sayable, words, type Words } from '../../../platform/web/words.js';
import type { CaseView } from '../../application/case.query.js';
import type { Partnership } from '../../domain/partnership.js';
import { sides, type Side } from '../../domain/states.js';
import { outcomeTone, outcomeWords, voteWords } from '../approval-words.js';
import { caseAddress } from '../case-names.js';
import type { Viewer } from '../viewer.js';
import { type HearingView, hearingView } from './hearing-view.js';

/** One side's track: its council's resolution and what was computed from the count. */
export interface ApprovalTrack {
  readonly side: Side;
  readonly name: string;
  readonly yours: boolean;
  readonly outcome: Words;
  readonly tone: string;
  readonly sentences: readonly Sayable[];
  readonly hearing: HearingView | null;
  readonly document: { readonly href: string; readonly own: boolean } | null;
}

type ShownCase = Pick<CaseView, 'partnership' | 'events' | 'facts'>;

/** Null before the approvals are asked for. */
export function approvalTracks(view: ShownCase, viewer: Viewer): ApprovalTrack[] | null {
  const { partnership } = view;
  const { approvals } = partnership.procedure;
  if (!approvals) return null;
  return sides.map((side) => {
    const approval = approvals[side];
    return {
      side,
      name: viewer.names[side],
      yours: viewer.side === side,
      outcome: outcomeWords(approval),
      tone: outcomeTone(approval),
      sentences: [...resolution(approval), ...(approval.vote ? voteWords(approval.vote) : [])],
      hearing: hearingView(view, side),
      document: documentOf(partnership, approval),
    };
  });
}

function resolution({ meetingDate, resolutionNumber }: Approval): Words[] {
  if (!meetingDate || !resolutionNumber) return [];
  return [words('partnerships:details.resolution', { date: { day: meetingDate }, number: given(resolutionNumber) })];
}

function documentOf(partnership: Partnership, { documentSha256, documentUrl }: Approval): ApprovalTrack['document'] {
  if (documentSha256) return { href: `${caseAddress(partnership)}/documents/${documentSha256}`, own: true };
  return documentUrl ? { href: documentUrl, own: false } : null;
}
