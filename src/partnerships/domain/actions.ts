import { z } from 'zod';
import { civilDate, cleanText, emailAddress, line, paragraphs, wholeNumber } from '../../platform/input.js';
import { voteRules } from '../../approvals/domain/vote.js';
import { allOriginalChecks } from './original-checks.js';
import { proposalSections, sectionNames } from './proposal.js';
import { dateAndTime } from './date-and-time.js';
import { planInput } from './plan-input.js';
import { clockInputOf } from './policy-input.js';
import type { WaitingState } from './state-clock.js';
import { openStates, sides } from './states.js';
import { signInput } from './sign-input.js';
import { textInput } from './text-input.js';

const words = paragraphs;
const optionalWords = (max = 4000) => z.string().overwrite(cleanText).max(max).optional();
const count = wholeNumber(0, 100_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'errors:sha256');
const webAddress = z.url({ protocol: /^https?$/, error: 'errors:url' }).max(2000);
const date = civilDate();
const reasonOnly = z.object({ reason: words() });
const nothing = z.object({});

export const reviewCriteria = ['breadth', 'support', 'plan', 'funding', 'reciprocity'] as const;
const score = z.coerce.number({ error: 'errors:score' }).int().min(1, 'errors:score').max(5, 'errors:score');

/** A result is computed from the count, so a vote without one is no vote. */
function votesCounted({ outcome, ...votes }: VoteInput, context: z.RefinementCtx): void {
  if (outcome !== 'voted') return;
  for (const field of ['seats', 'yes', 'no'] as const) {
    if (votes[field] === undefined) context.addIssue({ code: 'custom', path: [field], message: 'errors:required' });
  }
}
type VoteInput = { outcome: string; seats?: number | undefined; yes?: number | undefined; no?: number | undefined };

/** A case never lapses where staff are waited on: what a clock may be depends on its state. */
function clockOfItsState({ state, clock }: { state: WaitingState; clock: unknown }, context: z.RefinementCtx): void {
  const problems = clock === null ? [] : (clockInputOf(state).safeParse(clock).error?.issues ?? []);
  for (const { path, message } of problems) context.addIssue({ code: 'custom', path: ['clock', ...path], message });
}

/**
 * What each action is given, one schema that pages, API and OpenAPI share. Messages are keys of the catalogue.
 * Actions without a row here are not offered to people.
 */
export const actionInputs = {
  answerSection: z.object({ section: z.enum(sectionNames), answers: z.record(z.string(), z.unknown()) }),
  answerChangeRequest: z.object({ section: z.enum(sectionNames), words: words() }),
  submit: nothing,
  requestChanges: z.object({
    requests: z
      .array(z.object({ section: z.enum(sectionNames), comment: words() }))
      .min(1, 'errors:changes.none')
      .max(sectionNames.length),
  }),
  resubmit: nothing,
  reject: reasonOnly,
  inviteCounterpart: z.object({ contactName: line(200), contactOffice: line(200), contactMail: emailAddress() }),
  reinviteCounterpart: z.object({ contactName: line(200), contactOffice: line(200), contactMail: emailAddress() }),
  acceptInvitation: z.object({ letterSha256: sha256.optional() }),
  declineInvitation: z.object({ reason: words(), letterSha256: sha256.optional() }),
  mergeCrossing: reasonOnly,
  recommend: z.object({
    scores: z.object(
      Object.fromEntries(reviewCriteria.map((c) => [c, score])) as Record<
        (typeof reviewCriteria)[number],
        typeof score
      >,
    ),
    noTie: z.literal(true, { error: 'errors:review.no-tie' }),
    reason: words(),
  }),
  recordApproval: z
    .object({
      side: z.enum(sides),
      outcome: z.enum(['voted', 'deferred', 'conditional', 'rescinded']).default('voted'),
      meetingDate: date,
      resolutionNumber: line(100),
      documentUrl: webAddress.optional(),
      documentSha256: sha256.optional(),
      seats: wholeNumber(1, 100_000).optional(),
      yes: count.optional(),
      no: count.optional(),
      abstain: count.default(0),
      absent: count.default(0),
      rule: z.enum(voteRules).default('simple'),
      castingVote: z.enum(['none', 'yes', 'no']).default('none'),
      mayVoteAgain: z.boolean().default(false),
      remark: optionalWords(),
    })
    .superRefine(votesCounted),
  waiveApproval: z.object({ side: z.enum(sides), reason: words() }),
  scheduleHearing: z.object({ side: z.enum(sides), startsAt: dateAndTime(), place: line(300) }),
  cancelHearing: z.object({ side: z.enum(sides), reason: words() }),
  proposeText: textInput.extend({
    /** Number of the newest revision that its author has seen; 0 where there was none. Left out: not checked. */
    base: z.number().int().min(0).optional(),
  }),
  acceptText: z.object({
    revision: z.number().int().min(1),
    /** Of the text that was read; left out: not checked. */
    contentHash: sha256.optional(),
  }),
  commentText: z.object({ revision: z.number().int().min(1), clause: z.string().max(50), text: words() }),
  reopenText: reasonOnly,
  planSigning: planInput,
  acceptPlan: z.object({ plan: z.number().int().min(1) }),
  sign: signInput,
  declineToSign: reasonOnly,
  nameDeputy: z.object({
    name: line(200),
    mail: emailAddress(),
    office: line(200),
    from: date,
    until: date,
    reason: words(),
    instrumentSha256: sha256,
  }),
  reissueSigningLink: z.object({ side: z.enum(sides) }),
  revokeSigningLink: z.object({ side: z.enum(sides), reason: words() }),
  recordOriginal: z.object({ side: z.enum(sides), documentSha256: sha256, signedOn: date, place: line(200) }),
  verifyOriginal: z.object({
    side: z.enum(sides),
    checked: z.array(z.enum(allOriginalChecks)).default([]),
    /** Of a board: the office terms of the members who signed this paper. */
    members: z.array(z.uuid('errors:choose-one')).max(99).optional(),
  }),
  rejectOriginal: z.object({ side: z.enum(sides), reason: words() }),
  recordCustody: z.object({ side: z.enum(sides), holder: line(200), place: line(300), since: date }),
  recognise: nothing,
  refuseRecognition: reasonOnly,
  withdraw: reasonOnly,
  bar: z.object({ citation: line(500), reason: words() }),
  hold: z.object({ reason: words(), until: date.optional() }),
  release: nothing,
  extendDeadline: z.object({ days: wholeNumber(1, 120), reason: words() }),
  snooze: z.object({ party: z.enum([...sides, 'staff']), until: date, reason: optionalWords() }),
  /** A ladder of this case's own for one state; null goes back to that of all cases. */
  overrideClock: z
    .object({ state: z.enum(openStates), clock: clockInputOf('draft').nullable(), reason: words() })
    .superRefine(clockOfItsState),
  revive: reasonOnly,
  note: z.object({ text: words() }),
  sendMessage: z.object({ to: z.enum([...sides, 'both', 'staff']), text: words() }),
} as const;

export type PersonAction = keyof typeof actionInputs;
export type ActionInput<A extends PersonAction> = z.output<(typeof actionInputs)[A]>;
export const personActions = Object.keys(actionInputs) as PersonAction[];

export { proposalSections };
