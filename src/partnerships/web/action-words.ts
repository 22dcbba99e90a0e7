import { words, type Words } from '../../platform/web/words.js';
import { personActions, type PersonAction } from '../domain/actions.js';
import type { ActionOffer } from '../domain/offers.js';
import type { Partnership } from '../domain/partnership.js';
import type { CaseNames } from './case-names.js';
import { reasonList } from './reasons.js';

export const actionLabel = (action: PersonAction): Words => words(`actions:${action}.label`);
export const actionHint = (action: PersonAction): Words => words(`actions:${action}.does`);

export const isPersonAction = (action: string): action is PersonAction =>
  (personActions as readonly string[]).includes(action);

/** Actions that have pages of their own; all others are asked on `/partnerships/:reference/actions/:action`. */
const ownPages: Partial<Record<PersonAction, string>> = {
  answerSection: 'proposal',
  answerChangeRequest: 'proposal',
  submit: 'proposal/check',
  resubmit: 'proposal/check',
  sign: 'sign',
};

export const actionHref = ({ reference }: Pick<Partnership, 'reference'>, action: PersonAction): string =>
  `/partnerships/${reference}/${ownPages[action] ?? `actions/${action}`}`;

/** A link to do it, or the reasons why not yet. */
export interface OfferedAction {
  readonly action: PersonAction;
  readonly label: Words;
  readonly hint: Words;
  /** Null where something is missing. */
  readonly href: string | null;
  readonly missing: readonly Words[];
  readonly look: 'main' | 'secondary' | 'quiet' | 'warning';
}

const main: readonly PersonAction[] = [
  'answerSection',
  'submit',
  'resubmit',
  'inviteCounterpart',
  'acceptInvitation',
  'recommend',
  'recordApproval',
  'proposeText',
  'acceptText',
  'sign',
  'recognise',
  'release',
  'verifyOriginal',
];
const ending: readonly PersonAction[] = [
  'withdraw',
  'reject',
  'declineInvitation',
  'declineToSign',
  'bar',
  'refuseRecognition',
  'mergeCrossing',
];
const quiet: readonly PersonAction[] = ['sendMessage', 'note', 'answerChangeRequest'];

export function offeredActions(
  offers: readonly ActionOffer[],
  partnership: Pick<Partnership, 'reference'>,
  names: CaseNames,
): OfferedAction[] {
  return offers.map(({ action, possible, missing }) => ({
    action,
    label: actionLabel(action),
    hint: actionHint(action),
    href: possible ? actionHref(partnership, action) : null,
    missing: reasonList(missing, names),
    look: lookOf(action),
  }));
}

export function lookOf(action: PersonAction): OfferedAction['look'] {
  if (main.includes(action)) return 'main';
  if (ending.includes(action)) return 'warning';
  return quiet.includes(action) ? 'quiet' : 'secondary';
}
