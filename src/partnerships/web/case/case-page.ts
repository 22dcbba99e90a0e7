import { given, words, type Words } from '../../../platform/web/words.js';
import type { CancelledStep } from '../../application/cancelled-steps.js';
import type { CaseView } from '../../application/case.query.js';
import type { State } from '../../domain/states.js';
import { type OfferedAction, offeredActions } from '../action-words.js';
import type { CaseNames } from '../case-names.js';
import { proposalSummary, type SummarySection } from '../proposal-summary.js';
import { stageLabel, type Standing, standingOf } from '../standing.js';
import { type TimelineItem, timelineOf } from '../timeline.js';
import { type Viewer, viewerOf } from '../viewer.js';
import { type ApprovalTrack, approvalTracks } from './approvals-view.js';
import { type ClockPlanView, clockPlanView } from './clock-plan-view.js';
import { type CommunityView, communityViews } from './communities-view.js';
import { type DocumentLink, documentLinks, evidenceHref, originalsHref, papersHref } from './documents-view.js';
import { type LinkButton, linkButtons } from './link-buttons.js';
import { type PlanView, planViews } from './plan-view.js';
import { type SignatureView, signatureViews } from './signatures-view.js';
import { type RevisionView, revisionViews } from './text-view.js';

/** Where a case stands, for whoever of its two communities looks at it. */
export interface CasePage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly kind: Words;
  readonly state: State;
  readonly onHold: boolean;
  readonly stage: Words | null;
  /** The page's heading where it isn't the two names: what the invitation says. */
  readonly invitation: Words | null;
  readonly standing: Standing;
  readonly clockPlan: ClockPlanView | null;
  readonly actions: ActionGroups;
  readonly communities: readonly CommunityView[];
  readonly proposal: readonly SummarySection[];
  readonly approvals: readonly ApprovalTrack[] | null;
  readonly revisions: readonly RevisionView[] | null;
  readonly plans: readonly PlanView[];
  readonly linkButtons: readonly LinkButton[];
  readonly signatures: readonly SignatureView[] | null;
  readonly documents: readonly DocumentLink[];
  readonly papersHref: string | null;
  readonly originalsHref: string | null;
  readonly evidenceHref: string | null;
  readonly messages: readonly TimelineItem[];
  readonly timeline: readonly TimelineItem[];
  readonly registerHref: string | null;
}

export interface ActionGroups {
  readonly main: readonly OfferedAction[];
  readonly others: readonly OfferedAction[];
  readonly blocked: readonly OfferedAction[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'partnerships/case': CasePage;
  }
}

export function casePage(view: CaseView, cancelled: readonly CancelledStep[]): CasePage {
  const { partnership, facts } = view;
  const viewer = viewerOf(view);
  const timeline = timelineOf(view.events, viewer);
  const standing = standingOf(view, viewer);
  return {
    ...heading(view, viewer),
    standing,
    clockPlan: clockPlanView(view, viewer, cancelled),
    actions: actionGroups(offeredActions(view.offers, partnership, viewer.names), standing.mine),
    communities: communityViews(facts, partnership.procedure, viewer),
    proposal: proposalSummary(partnership.procedure.proposal, viewer.names),
    approvals: approvalTracks(view, viewer),
    revisions: revisionViews(partnership, viewer.names),
    plans: planViews(partnership.procedure, viewer.names),
    linkButtons: linkButtons(view),
    signatures: signatureViews(view, viewer),
    documents: documentLinks(view, viewer.names),
    papersHref: papersHref(view),
    originalsHref: originalsHref(view),
    evidenceHref: evidenceHref(view),
    messages: timeline.filter(({ type }) => type === 'case.message-sent'),
    timeline,
    registerHref: partnership.recognised ? `/register/${partnership.recognised.number}` : null,
  };
}

function heading({ partnership: { reference, kind, procedure } }: CaseView, { names, side, roles }: Viewer) {
  const asked = procedure.state === 'awaiting-counterpart' && side === 'counterpart';
  const answers = roles.includes('invitee') || roles.includes('clerk');
  const pair = { initiator: given(names.initiator), counterpart: given(names.counterpart) };
  return {
    reference,
    names,
    kind: words(`partnerships:kinds.${kind}`),
    state: procedure.state,
    onHold: procedure.hold !== null,
    stage: stageLabel(procedure),
    invitation: asked && answers ? words(`partnerships:case.invites.${kind}`, pair) : null,
  };
}

/** What the case waits for comes first where it waits for the viewer. The change of a section has a page of its own. */
function actionGroups(offered: readonly OfferedAction[], mine: boolean): ActionGroups {
  const shown = offered.filter(({ action }) => action !== 'answerChangeRequest');
  const possible = shown.filter(({ href }) => href !== null);
  const isMain = ({ action, look }: OfferedAction) => look === 'main' && (mine || action === 'answerSection');
  return {
    main: possible.filter(isMain),
    others: possible.filter((each) => !isMain(each)),
    blocked: shown.filter(({ href, look }) => href === null && look === 'main'),
  };
}
