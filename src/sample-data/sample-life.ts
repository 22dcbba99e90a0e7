import type { RequestedAction } from '../partnerships/domain/decide.js';
import { sectionNames } from '../partnerships/domain/proposal.js';
import type { State } from '../partnerships/domain/states.js';
import type { SampleCommunity } from './communities.data.js';
import type { SampleLife } from './lives.data.js';
import { sampleProposal } from './sample-answers.js';
import { sampleMails } from './people.js';
import { sampleText } from './sample-text.js';

/** Who takes a step; the stage turns it into a person, or into the product itself. */
export type SampleActor =
  | 'initiator.clerk'
  | 'counterpart.clerk'
  | 'initiator.official'
  | 'counterpart.official'
  | 'staff'
  | 'secondStaff'
  | 'clock';

export type SampleStep =
  | { day: number; by: SampleActor; action: RequestedAction; input: object | 'hashes' }
  | { day: number; by: 'service'; action: 'freeze' | 'seal' | 'let-lapse' };

const mainLine: readonly (State | 'one-signature')[] = [
  'draft',
  'submitted',
  'awaiting-counterpart',
  'under-review',
  'in-approval',
  'drafting',
  'signing',
  'one-signature',
  'signed',
  'recognised',
];

/** How far the main line goes before a made-up case leaves it, and the step with which it does. */
const endings: Partial<Record<SampleLife['reaches'], { after: State; step: (life: SampleLife) => SampleStep[] }>> = {
  'changes-requested': {
    after: 'submitted',
    step: () => [
      staffStep(9, 'requestChanges', {
        requests: [
          { section: 'funding', comment: 'Please say which grant you are applying for, and what happens without it.' },
          { section: 'plan', comment: 'Who organises the festival?' },
        ],
      }),
    ],
  },
  rejected: {
    after: 'submitted',
    step: () => [staffStep(9, 'reject', { reason: 'The proposal names no supporters who know of it.' })],
  },
  declined: {
    after: 'awaiting-counterpart',
    step: () => [
      {
        day: 30,
        by: 'counterpart.clerk',
        action: 'declineInvitation',
        input: { reason: 'Our council takes up no new partnerships this year.' },
      },
    ],
  },
  merged: {
    after: 'submitted',
    step: () => [
      staffStep(12, 'mergeCrossing', {
        reason: 'Both communities proposed the same partnership; the other proposal goes on.',
      }),
    ],
  },
  'not-approved': {
    after: 'in-approval',
    step: () => [vote(60, 'initiator', { seats: 20, yes: 9, no: 8, abstain: 3, absent: 0, rule: 'absolute-majority' })],
  },
  withdrawn: {
    after: 'under-review',
    step: () => [
      {
        day: 45,
        by: 'initiator.clerk',
        action: 'withdraw',
        input: { reason: 'The organising volunteers have moved on.' },
      },
    ],
  },
  lapsed: { after: 'awaiting-counterpart', step: () => [{ day: 170, by: 'service', action: 'let-lapse' }] },
  barred: {
    after: 'under-review',
    step: () => [
      staffStep(90, 'bar', {
        citation: 'Texas Government Code, section 795.003',
        reason: 'The law took effect while the proposal was under review.',
      }),
    ],
  },
  'not-recognised': {
    after: 'signed',
    step: () => [
      {
        day: 115,
        by: 'secondStaff',
        action: 'refuseRecognition',
        input: { reason: 'The membership of one community has lapsed; the partnership itself is valid.' },
      },
    ],
  },
  'on-hold': {
    after: 'under-review',
    step: () => [staffStep(50, 'hold', { reason: 'County elections: the new board decides in spring.' })],
  },
};

/** Every step of a made-up case, from its draft to where the sample data leaves it. */
export function stepsOf(life: SampleLife, initiator: SampleCommunity, counterpart: SampleCommunity): SampleStep[] {
  const ending = endings[life.reaches];
  const last = mainLine.indexOf(ending?.after ?? (life.reaches as State));
  const stages = mainSteps(life, initiator, counterpart);
  return [...stages.slice(0, last + 1).flat(), ...(ending?.step(life) ?? [])];
}

function mainSteps(life: SampleLife, initiator: SampleCommunity, counterpart: SampleCommunity): SampleStep[][] {
  const proposal = sampleProposal(life, initiator, counterpart);
  const answered = life.reaches === 'draft' ? sectionNames.slice(0, 3) : sectionNames;
  return [
    answered.map((section) => ({
      day: 1,
      by: 'initiator.clerk',
      action: 'answerSection',
      input: { section, answers: proposal[section] },
    })),
    [{ day: 3, by: 'initiator.clerk', action: 'submit', input: {} }],
    [
      staffStep(8, 'inviteCounterpart', {
        contactName: `Sample Clerk of ${counterpart.name}`,
        contactOffice: 'International Relations',
        contactMail: sampleMails.clerk(counterpart.slug),
      }),
    ],
    [{ day: 20, by: 'counterpart.clerk', action: 'acceptInvitation', input: {} }],
    [
      staffStep(40, 'recommend', {
        scores: { breadth: 4, support: 4, plan: 3, funding: 3, reciprocity: 5 },
        noTie: true,
        reason: 'Well supported on both sides, with a plan that two cities of this size can carry.',
      }),
    ],
    [vote(60, 'initiator', {}), vote(70, 'counterpart', {})],
    [
      {
        day: 75,
        by: 'initiator.clerk',
        action: 'proposeText',
        input: sampleText(initiator, counterpart, life.areas),
      },
      { day: 85, by: 'counterpart.clerk', action: 'acceptText', input: { revision: 1 } },
      { day: 85, by: 'service', action: 'freeze' },
    ],
    [{ day: 95, by: 'initiator.official', action: 'sign', input: 'hashes' }],
    [
      { day: 100, by: 'counterpart.official', action: 'sign', input: 'hashes' },
      { day: 100, by: 'service', action: 'seal' },
    ],
    [{ day: 108, by: 'secondStaff', action: 'recognise', input: {} }],
  ];
}

const staffStep = (day: number, action: RequestedAction, input: object): SampleStep => ({
  day,
  by: 'staff',
  action,
  input,
});

/** `meetingDate` is filled in by the stage: it depends on the day on which the step is taken. */
const vote = (day: number, side: 'initiator' | 'counterpart', counted: object): SampleStep => ({
  day,
  by: `${side}.clerk`,
  action: 'recordApproval',
  input: {
    side,
    resolutionNumber: `SAMPLE-${day}`,
    documentUrl: `https://www.example.org/council/resolutions/sample-${day}`,
    seats: 13,
    yes: 11,
    no: 1,
    abstain: 0,
    absent: 1,
    rule: 'simple',
    castingVote: 'none',
    mayVoteAgain: false,
    ...counted,
  },
});
