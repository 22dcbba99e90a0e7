import type { ActionInput } from '../actions.js';
import { missingSections, privateSections, type Proposal, type SectionName } from '../proposal.js';
import { refusal } from '../refusals.js';
import { type Case, type Decided, happened, refused } from './decision.js';

/** `answers` were checked by the section's own schema before they came here. */
export function answerSection({ partnership: { procedure } }: Case, input: ActionInput<'answerSection'>): Decided {
  const { section } = input;
  const named = procedure.changeRequests.some((request) => request.section === section);
  if (procedure.state === 'changes-requested' && !named)
    return refused(refusal('proposal.section-closed', { section }));
  const answers = input.answers as Proposal[SectionName];
  if (!privateSections.includes(section)) {
    return happened({ type: 'proposal.section-answered', data: { section, answers: answers ?? null } });
  }
  return happened({ type: 'proposal.section-answered', data: { section, answers: null }, private: { answers } });
}

export const submit = (): Decided => happened({ type: 'partnership.submitted', data: {}, to: 'submitted' });

export function requestChanges(_case: Case, { requests }: ActionInput<'requestChanges'>): Decided {
  const sections = [...new Set(requests.map((request) => request.section))];
  return happened({
    type: 'partnership.changes-requested',
    data: { sections },
    private: { requests },
    to: 'changes-requested',
  });
}

export function answerChangeRequest(
  { partnership: { procedure } }: Case,
  { section, words }: ActionInput<'answerChangeRequest'>,
): Decided {
  const named = procedure.changeRequests.some((request) => request.section === section);
  if (!named) return refused(refusal('changes.section-not-named', { section }));
  return happened({ type: 'partnership.change-answered', data: { section }, private: { words } });
}

export const resubmit = ({ partnership: { procedure } }: Case): Decided =>
  happened({ type: 'partnership.resubmitted', data: {}, to: procedure.cameFrom ?? 'submitted' });

export const reject = (_case: Case, { reason }: ActionInput<'reject'>): Decided =>
  happened({ type: 'partnership.rejected', data: {}, private: { reason }, to: 'rejected' });

/** Sections that are still missing before the proposal can be submitted. */
export const sectionsToDo = ({ partnership }: Pick<Case, 'partnership'>): SectionName[] =>
  missingSections(partnership.procedure.proposal, partnership.kind);
