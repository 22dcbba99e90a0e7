import { words, type Words } from '../../platform/web/words.js';
import { personActions, type PersonAction } from '../domain/actions.js';
import type { ActionOffer } from '../domain/offers.js';
import type { Partnership } from '../domain/partnership.js';
import type { Procedure } from '../domain/procedure.js';
import type { RefusalCode } from '../domain/refusals.js';
import type { State } from '../domain/states.js';
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
  proposeText: 'text/draft',
  commentText: 'text',
  sign: 'sign',
  verifyOriginal: 'originals',
  rejectOriginal: 'originals',
  overrideClock: 'clock',
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

const ending: readonly PersonAction[] = [
  'withdraw',
  'reject',
  'declineInvitation',
  'declineToSign',
  'bar',
  'refuseRecognition',
  'mergeCrossing',
];
const quiet: readonly PersonAction[] = [
  'sendMessage',
  'note',
  'answerChangeRequest',
  'commentText',
  'reissueSigningLink',
  'revokeSigningLink',
  'cancelHearing',
  'snooze',
  'extendDeadline',
  'overrideClock',
];

/** What a case in this state is waiting for; whatever else is possible then is no more than possible. */
const awaited: Partial<Record<State, readonly PersonAction[]>> = {
  draft: ['answerSection', 'submit'],
  'changes-requested': ['answerSection', 'resubmit'],
  submitted: ['inviteCounterpart'],
  'awaiting-counterpart': ['acceptInvitation'],
  'under-review': ['recommend'],
  'in-approval': ['recordApproval'],
  drafting: ['acceptText', 'proposeText', 'acceptPlan'],
  signing: ['sign', 'acceptPlan', 'recordOriginal', 'verifyOriginal'],
  signed: ['recognise'],
  lapsed: ['revive'],
};

/** Reasons that say it was done or is not called for: nobody waits to be told what is missing. */
const settled: readonly RefusalCode[] = [
  'text.already-accepted',
  'signature.already-given',
  'signature.by-pen',
  'plan.none',
  'plan.already-accepted',
  'revive.already',
  'hold.none',
  'pair.no-crossing-proposal',
  'document.already-sealed',
  'original.ink-not-agreed',
  'original.already-verified',
  'original.nothing-recorded',
  'original.no-paper',
  'original.verified-by-recorder',
  'original.own-side',
  'hearing.decided',
  'hearing.none',
  'clock.nobody',
  'clock.not-your-move',
];

export function offeredActions(
  offers: readonly ActionOffer[],
  { reference, procedure }: Pick<Partnership, 'reference' | 'procedure'>,
  names: CaseNames,
): OfferedAction[] {
  return offers
    .filter(({ missing }) => !missing.some(({ code }) => settled.includes(code)))
    .map(({ action, possible, missing }) => ({
      action,
      label: actionLabel(action),
      hint: actionHint(action),
      href: possible ? actionHref({ reference }, action) : null,
      missing: reasonList(missing, names),
      look: isAwaited(action, procedure) ? 'main' : lookOf(action),
    }));
}

function isAwaited(action: PersonAction, { state, hold, revisions }: Procedure): boolean {
  if (hold) return action === 'release';
  // another text than the one that lies there is the exception
  if (action === 'proposeText' && revisions.length > 0) return false;
  return awaited[state]?.includes(action) ?? false;
}

export function lookOf(action: PersonAction): Exclude<OfferedAction['look'], 'main'> {
  if (ending.includes(action)) return 'warning';
  return quiet.includes(action) ? 'quiet' : 'secondary';
}
