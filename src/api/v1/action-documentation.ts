import { z } from 'zod';
import { actionInputs, type PersonAction } from '../../partnerships/domain/actions.js';
import { proposalSections, sectionNames } from '../../partnerships/domain/proposal.js';

const summaries: Readonly<Record<PersonAction, string>> = {
  answerSection: 'Answer one section of the proposal',
  answerChangeRequest: 'Answer a change request in words',
  submit: 'Submit the proposal',
  requestChanges: 'Ask for changes of named sections',
  resubmit: 'Submit again what was asked to change',
  reject: 'Reject the proposal',
  inviteCounterpart: 'Invite the counterpart’s contact',
  reinviteCounterpart: 'Invite another contact, or the same again; the former link dies',
  acceptInvitation: 'Accept the invitation',
  declineInvitation: 'Decline the invitation',
  mergeCrossing: 'Merge into the other side’s proposal for the same pair',
  recommend: 'Recommend after the review',
  recordApproval: 'Record what a council decided; the result is computed from the count',
  waiveApproval: 'Waive a council’s resolution',
  scheduleHearing: 'Say when and where a council decides; entered again, the meeting is moved',
  cancelHearing: 'Call off a council’s meeting',
  proposeText: 'Propose a text of the agreement',
  acceptText: 'Accept a revision of the text',
  commentText: 'Comment on a clause of the text',
  reopenText: 'Reopen the text; every signature is voided',
  planSigning: 'Propose how both sign: electronically or with a pen, in which order, and the ceremony',
  acceptPlan: 'Accept the plan that was proposed last',
  sign: 'Sign the frozen text; ask for the code first (`step-up`)',
  declineToSign: 'Decline to sign',
  nameDeputy: 'Name a deputy who signs instead; staff confirm the deputy',
  reissueSigningLink: 'Send the official a new link to sign; the former one dies',
  revokeSigningLink: 'Make the official’s link to sign die',
  recordOriginal: 'Record the scan of an original that was signed with a pen',
  verifyOriginal: 'Verify such a scan',
  rejectOriginal: 'Reject such a scan',
  recordCustody: 'Record who keeps a paper original, and where',
  recognise: 'Recognise the partnership: it goes on the register',
  refuseRecognition: 'Refuse recognition',
  withdraw: 'Withdraw',
  bar: 'Bar by a rule that is cited',
  hold: 'Put on hold',
  release: 'Release from hold',
  extendDeadline: 'Give the present step more working days',
  snooze: 'Pause the reminders to one party until a day: staff for 60 days at most, clerks for their own side for 14',
  overrideClock: 'Give this case deadlines of its own for one state, or with null the usual ones again',
  revive: 'Revive what had lapsed, once',
  note: 'Leave a note for staff',
  sendMessage: 'Send a message to a party or to staff',
};

const hash = 'a'.repeat(64);
const examples: Partial<Readonly<Record<PersonAction, unknown>>> = {
  answerSection: { section: 'areas', answers: { areas: ['culture', 'education'] } },
  inviteCounterpart: {
    contactName: 'K. Sato',
    contactOffice: 'International office',
    contactMail: 'k.sato@city.example',
  },
  recordApproval: {
    ...{
      side: 'initiator',
      meetingDate: '2026-03-02',
      resolutionNumber: 'R-8',
      documentUrl: 'https://city.example/r-8',
    },
    ...{ seats: 7, yes: 6, no: 1, rule: 'simple' },
  },
  scheduleHearing: { side: 'initiator', startsAt: '2027-03-17T18:30', place: 'Council chamber, 15 Kellogg Blvd W' },
  extendDeadline: { days: 10, reason: 'The council is in recess' },
  snooze: { party: 'counterpart', until: '2027-05-06', reason: 'Golden Week' },
  overrideClock: {
    state: 'drafting',
    clock: { days: 'working', target: 60, remindAfter: [30], remindBefore: [14, 3], escalate: [], lapse: 90 },
    reason: 'Two languages to translate into',
  },
  acceptText: { revision: 1 },
  planSigning: {
    ...{ modes: { initiator: 'electronic', counterpart: 'ceremony' }, order: 'parallel' },
    ceremony: { host: 'counterpart', place: 'City Hall, Nagasaki', startsAt: '2027-08-09T11:00' },
  },
  acceptPlan: { plan: 1 },
  sign: {
    ...{ typedName: 'A. Mayor', consent: true, contentHash: hash, initiatorOriginal: hash, counterpartOriginal: hash },
    code: '123456',
  },
};

/** `answerSection` takes another shape per section; in one schema they would be any. */
const sections = sectionNames.map((name) => z.object({ section: z.literal(name), answers: proposalSections[name] }));
const answerSection = z.union(sections);

export function actionDocumentation(path: string): { summary: string; body: z.ZodType; example?: unknown } {
  const action = path.split('/').at(-1) as PersonAction;
  const body = action === 'answerSection' ? answerSection : actionInputs[action];
  const example = examples[action];
  return { summary: summaries[action], body, ...(example === undefined ? {} : { example }) };
}
