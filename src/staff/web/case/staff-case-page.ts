import { addresses } from '../../../platform/web/navigation.js';
import { addressOf } from '../../../platform/web/query-string.js';
import { given, words, type Sayable, type Words } from '../../../platform/web/words.js';
import type { Prohibition } from '../../../partnerships/domain/facts.js';
import type { ChangeRequest } from '../../../partnerships/domain/procedure.js';
import type { Partnership } from '../../../partnerships/domain/partnership.js';
import { sides, type State } from '../../../partnerships/domain/states.js';
import type { ActionOffer } from '../../../partnerships/domain/offers.js';
import type { ListedEvent } from '../../../partnerships/application/partnership-store.js';
import { type OfferedAction, offeredActions } from '../../../partnerships/web/action-words.js';
import type { CaseNames } from '../../../partnerships/web/case-names.js';
import { type ApprovalTrack, approvalTracks } from '../../../partnerships/web/case/approvals-view.js';
import {
  type DocumentLink,
  documentLinks,
  evidenceHref,
  originalsHref,
  papersHref,
} from '../../../partnerships/web/case/documents-view.js';
import { type LinkButton, linkButtons } from '../../../partnerships/web/case/link-buttons.js';
import { type PlanView, planViews } from '../../../partnerships/web/case/plan-view.js';
import { type SignatureView, signatureViews } from '../../../partnerships/web/case/signatures-view.js';
import { type RevisionView, revisionViews } from '../../../partnerships/web/case/text-view.js';
import { type EventDetail, eventDetails } from '../../../partnerships/web/event-details.js';
import { proposalSummary, type SummarySection } from '../../../partnerships/web/proposal-summary.js';
import { sectionTitle } from '../../../partnerships/web/section-words.js';
import { stageLabel, type Standing, standingOf } from '../../../partnerships/web/standing.js';
import { type TimelineItem, timelineOf } from '../../../partnerships/web/timeline.js';
import { type Viewer, viewerOf } from '../../../partnerships/web/viewer.js';
import { type HashedDocument, hashedDocuments } from '../../../register/web/entry-page.js';
import { entryHref } from '../../../register/web/register-page.js';
import type { OpenedCase } from '../../application/case-file.js';
import { type RivalView, rivalViews, termWarningWords } from './case-warnings.js';
import { type Happening, happenings } from './happenings.js';
import { type PartyView, partyViews } from './parties-view.js';
import { type ExplainedPlanned, explainedPlanned } from './explained-planned.js';

export interface StaffCasePage {
  readonly reference: string;
  readonly version: number;
  readonly names: CaseNames;
  readonly kind: Words;
  readonly state: State;
  readonly onHold: boolean;
  readonly stage: Words | null;
  readonly standing: Standing;
  readonly holdReason: string | null;
  readonly registerHref: string | null;
  readonly rivals: readonly RivalView[];
  readonly prohibitions: readonly Prohibition[];
  readonly termWarnings: readonly Words[];
  readonly actions: StaffActions;
  readonly parties: readonly PartyView[];
  readonly changeRequests: readonly { readonly title: Words; readonly comment: string; readonly answer: Sayable }[];
  readonly proposal: readonly SummarySection[];
  readonly review: readonly EventDetail[];
  readonly approvals: readonly ApprovalTrack[] | null;
  readonly revisions: readonly RevisionView[] | null;
  readonly plans: readonly PlanView[];
  readonly linkButtons: readonly LinkButton[];
  readonly signatures: readonly SignatureView[] | null;
  readonly documents: readonly DocumentLink[];
  readonly papersHref: string | null;
  readonly originalsHref: string | null;
  readonly evidenceHref: string | null;
  readonly hashes: readonly HashedDocument[];
  readonly planned: ExplainedPlanned;
  /** Every message about the case, with its state. */
  readonly messagesHref: string;
  readonly notes: readonly TimelineItem[];
  readonly happenings: readonly Happening[];
}

export interface StaffActions {
  readonly main: readonly OfferedAction[];
  readonly others: readonly OfferedAction[];
  readonly ending: readonly OfferedAction[];
  readonly blocked: readonly OfferedAction[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'staff/case': StaffCasePage;
  }
}

export function staffCasePage(opened: OpenedCase): StaffCasePage {
  const { view, messages, planned, cancelled } = opened;
  const { partnership, facts } = view;
  const viewer = viewerOf(view);
  const timeline = timelineOf(view.events, viewer);
  return {
    ...heading(opened, viewer),
    standing: standingOf(view, viewer),
    rivals: rivalViews(facts),
    prohibitions: facts.prohibitions,
    termWarnings: termWarningWords(partnership.procedure, facts),
    actions: staffActions(
      offeredActions(
        view.offers.filter((offer) => hasASubject(offer, partnership)),
        partnership,
        viewer.names,
      ),
    ),
    parties: partyViews(opened),
    changeRequests: partnership.procedure.changeRequests.map(changeRequest),
    proposal: proposalSummary(partnership.procedure.proposal, viewer.names),
    review: reviewOf(view.events),
    approvals: approvalTracks(view, viewer),
    revisions: revisionViews(partnership, viewer.names),
    plans: planViews(partnership.procedure, viewer.names),
    linkButtons: linkButtons(view),
    signatures: signatureViews(view, viewer),
    documents: documentLinks(view, viewer.names),
    papersHref: papersHref(view),
    originalsHref: originalsHref(view),
    evidenceHref: evidenceHref(view),
    hashes: hashesOf(opened, viewer.names),
    planned: explainedPlanned(view, planned, viewer.names),
    notes: timeline.filter(({ type }) => type === 'case.noted'),
    messagesHref: addressOf(addresses.messages, { case: partnership.reference }),
    happenings: happenings(
      { events: timeline.filter(({ type }) => type !== 'case.noted'), messages, cancelled },
      viewer.names,
    ),
  };
}

function heading({ view: { partnership } }: OpenedCase, { names }: Viewer) {
  const { reference, version, kind, procedure, recognised } = partnership;
  return {
    ...{ reference, version, names },
    kind: words(`partnerships:kinds.${kind}`),
    state: procedure.state,
    onHold: procedure.hold !== null,
    stage: stageLabel(procedure),
    holdReason: procedure.hold?.reason || null,
    registerHref: recognised ? entryHref(recognised.number) : null,
  };
}

/** What these refuse for isn't waited for: there is nothing to release or to join with. What a hold stops is said once. */
const withoutSubject: readonly string[] = ['hold.none', 'pair.no-crossing-proposal', 'action.on-hold'];
const onPaper: readonly string[] = ['verifyOriginal', 'rejectOriginal'];

function hasASubject({ action, missing }: ActionOffer, { procedure }: Partnership): boolean {
  if (onPaper.includes(action)) return sides.some((side) => procedure.wetInk[side] !== null);
  return !missing.some(({ code }) => withoutSubject.includes(code));
}

function staffActions(offered: readonly OfferedAction[]): StaffActions {
  const possible = offered.filter(({ href }) => href !== null);
  return {
    main: possible.filter(({ look }) => look === 'main'),
    others: possible.filter(({ look }) => look === 'secondary' || look === 'quiet'),
    ending: possible.filter(({ look }) => look === 'warning'),
    blocked: offered.filter(({ href }) => href === null),
  };
}

const changeRequest = ({ section, comment, answer }: ChangeRequest): StaffCasePage['changeRequests'][number] => ({
  title: sectionTitle(section),
  comment,
  answer: answerWords(answer),
});

function answerWords(answer: ChangeRequest['answer']): Sayable {
  if (answer === null) return words('staff:case.changes.open');
  return answer === 'changed' ? words('staff:case.changes.changed') : given(answer.words);
}

/** Scores and reason of the last review, while it still holds. */
function reviewOf(events: readonly ListedEvent[]): readonly EventDetail[] {
  const last = events.findLast(({ type }) => type === 'partnership.recommended');
  return last ? eventDetails(last) : [];
}

function hashesOf({ view: { partnership } }: OpenedCase, names: CaseNames): HashedDocument[] {
  const { frozen, sealed, signedCopies } = partnership.procedure;
  if (!frozen) return [];
  const { contentHash: content, originals } = frozen;
  return hashedDocuments({ content, originals, sealed: sealed?.copies ?? null, signedCopies }, names);
}
