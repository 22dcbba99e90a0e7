import type { FormModel } from '../../../platform/web/forms/form-model.js';
import { words, type Words } from '../../../platform/web/words.js';
import type { CaseView } from '../../application/case.query.js';
import type { EarlierProposal } from '../../application/own-cases.js';
import type { ChangeRequest } from '../../domain/procedure.js';
import { missingSections, sectionNames, type SectionName } from '../../domain/proposal.js';
import { actionLabel } from '../action-words.js';
import { type CaseNames, namesOf } from '../case-names.js';
import type { SummarySection } from '../proposal-summary.js';
import { reasonList } from '../reasons.js';
import { sectionHref, sectionTitle } from '../section-words.js';
import { type CommunityView, communityViews } from '../case/communities-view.js';
import type { TimelineItem } from '../timeline.js';
import { viewerOf } from '../viewer.js';

export type TaskStatus = 'completed' | 'in-progress' | 'needs-attention' | 'not-started' | 'cannot-start';

export interface ProposalTask {
  readonly title: Words;
  readonly hint: Words | null;
  readonly href: string;
  readonly status: TaskStatus;
}

export interface ProposalPage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly kind: string;
  readonly savedAt: string;
  readonly done: number;
  readonly total: number;
  readonly tasks: readonly ProposalTask[];
  readonly submit: ProposalTask;
  readonly requested: readonly { readonly title: Words; readonly comment: string; readonly answered: boolean }[];
  /** How many of the requested changes are answered. */
  readonly answered: number;
  readonly communities: readonly CommunityView[];
  readonly levelsDiffer: boolean;
  readonly earlier: { readonly reference: string; readonly counterpart: string } | null;
  readonly version: number;
}

export interface SectionPage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly title: Words;
  readonly form: FormModel;
  readonly headed: boolean;
  readonly request: ChangeRequest | null;
  readonly wordsHref: string | null;
  readonly changes: readonly TimelineItem[];
  /** The section as somebody else saved it meanwhile. */
  readonly theirs: readonly SummarySection[];
  readonly position: number;
}

export interface ProposalCheckPage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly sections: readonly SummarySection[];
  readonly requested: ProposalPage['requested'];
  readonly submit: {
    readonly label: Words;
    readonly action: string;
    readonly possible: boolean;
    readonly missing: readonly Words[];
  } | null;
  readonly version: number;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'partnerships/proposal': ProposalPage;
    'partnerships/section': SectionPage;
    'partnerships/proposal-check': ProposalCheckPage;
    'partnerships/submitted': SubmittedPage;
  }
}

export interface SubmittedPage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly again: boolean;
  readonly usual: Words | null;
}

/** The task list; with a change request only the named sections are open. */
export function proposalPage(view: CaseView, earlier: EarlierProposal | null): ProposalPage {
  const { partnership, facts } = view;
  const { procedure, reference } = partnership;
  const missing = missingSections(procedure.proposal, partnership.kind);
  const viewer = viewerOf(view);
  const tasks = sectionNames.map((section) => taskOf(view, section, missing));
  const { initiator, counterpart } = facts.communities;
  return {
    reference,
    names: viewer.names,
    kind: partnership.kind,
    savedAt: view.events.at(-1)?.at ?? facts.now,
    done: sectionNames.length - missing.length,
    total: sectionNames.length,
    tasks,
    submit: submitTask(view, tasks),
    requested: requestedChanges(view),
    answered: requestedChanges(view).filter(({ answered }) => answered).length,
    communities: communityViews(facts, procedure, viewer),
    levelsDiffer: initiator.level !== counterpart.level,
    earlier:
      earlier && Object.keys(procedure.proposal).length === 0
        ? { reference: earlier.reference, counterpart: earlier.counterpart }
        : null,
    version: partnership.version,
  };
}

function taskOf({ partnership }: CaseView, section: SectionName, missing: readonly SectionName[]): ProposalTask {
  const { procedure, reference, kind } = partnership;
  const request = procedure.changeRequests.find((each) => each.section === section);
  const closed = procedure.state === 'changes-requested' && !request;
  const common = { title: sectionTitle(section), href: sectionHref(reference, section) };
  if (closed) return { ...common, hint: words('partnerships:task.closed'), status: 'completed', href: '' };
  if (request)
    return {
      ...common,
      hint: words('partnerships:task.comment'),
      status: request.answer ? 'completed' : 'needs-attention',
    };
  if (!missing.includes(section)) return { ...common, hint: null, status: 'completed' };
  const begun = procedure.proposal[section] !== undefined;
  return {
    ...common,
    hint: begun ? words(`partnerships:task.tooFew.${kind}`) : null,
    status: begun ? 'in-progress' : 'not-started',
  };
}

function submitTask({ partnership, offers }: CaseView, tasks: readonly ProposalTask[]): ProposalTask {
  const action = partnership.procedure.state === 'draft' ? 'submit' : 'resubmit';
  const offer = offers.find((each) => each.action === action);
  const ready = tasks.every(({ status }) => status === 'completed');
  return {
    title: actionLabel(action),
    hint: offer ? null : words('partnerships:task.clerkSubmits'),
    href: `/partnerships/${partnership.reference}/proposal/check`,
    status: ready ? 'not-started' : 'cannot-start',
  };
}

export const requestedChanges = ({ partnership }: CaseView): ProposalPage['requested'] =>
  partnership.procedure.changeRequests.map(({ section, comment, answer }) => ({
    title: sectionTitle(section),
    comment,
    answered: answer !== null,
  }));

export function submitOffer(view: CaseView): ProposalCheckPage['submit'] {
  const offer = view.offers.find(({ action }) => action === 'submit' || action === 'resubmit');
  if (!offer) return null;
  const { action, possible, missing } = offer;
  return {
    label: words(`partnerships:submitButton.${action}`),
    action,
    possible,
    missing: reasonList(missing, namesOf(view.facts)),
  };
}
