import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  clock,
  facts,
  invitee,
  official,
  organiser,
  person,
  revision,
  rival,
  service,
  staff,
} from '../../../test/support/partnership-builders.js';
import { attempt } from '../../../test/support/partnership-steps.js';
import type { Actor } from './actors.js';
import { blockers, type RequestedAction } from './decide.js';
import { type ActionName, actionNames } from './lifecycle.js';
import type { Hearing } from './hearing.js';
import type { Partnership } from './partnership.js';
import type { Procedure } from './procedure.js';
import type { SigningPlan } from './signing-plan.js';
import { allStates, isOpen, otherSide, type Side, type State } from './states.js';

const actors = {
  'initiating clerk': clerk('initiator'),
  'initiating organiser': organiser('initiator'),
  'initiating official': official('initiator'),
  'counterpart clerk': clerk('counterpart'),
  'counterpart organiser': organiser('counterpart'),
  'counterpart official': official('counterpart'),
  invitee: invitee(),
  staff: staff(),
  clock,
  service,
  stranger: person('stranger'),
} as const satisfies Record<string, Actor>;
type Who = keyof typeof actors;

interface Expected {
  from: readonly State[];
  to: State | 'same';
  by: readonly Who[];
  held?: 'also' | 'only';
}

const clerks = ['initiating clerk', 'counterpart clerk'] as const;
const officials = ['initiating official', 'counterpart official'] as const;
const open = [
  'draft',
  'submitted',
  'awaiting-counterpart',
  'changes-requested',
  'under-review',
  'in-approval',
  'drafting',
  'signing',
  'signed',
] as const;
const beforeSigned = open.slice(0, -1);
const counterpartIn = ['under-review', 'in-approval', 'drafting', 'signing'] as const;
const approvable = ['in-approval', 'drafting', 'signing'] as const;
const answerers = ['invitee', 'counterpart clerk', 'staff'] as const;
const mergeable = ['submitted', 'awaiting-counterpart', 'changes-requested', 'under-review'] as const;
const scanners = [...clerks, 'staff'] as const;

/** The domain's chapter 2, copied by hand: what isn't in here must be refused. */
// biome-ignore format: a table
const expectations: Record<ActionName, readonly Expected[]> = {
  answerSection:       [{ from: ['draft', 'changes-requested'], to: 'same', by: ['initiating clerk', 'initiating organiser'] }],
  submit:              [{ from: ['draft'], to: 'submitted', by: ['initiating clerk'] }],
  requestChanges:      [{ from: ['submitted', 'under-review'], to: 'changes-requested', by: ['staff'] }],
  answerChangeRequest: [{ from: ['changes-requested'], to: 'same', by: ['initiating clerk'] }],
  resubmit:            [{ from: ['changes-requested'], to: 'submitted', by: ['initiating clerk'] }],
  reject:              [{ from: ['submitted', 'under-review'], to: 'rejected', by: ['staff'] }],
  inviteCounterpart:   [{ from: ['submitted'], to: 'awaiting-counterpart', by: ['staff'] }],
  reinviteCounterpart: [{ from: ['awaiting-counterpart'], to: 'same', by: ['staff'] }],
  acceptInvitation:    [{ from: ['awaiting-counterpart'], to: 'under-review', by: answerers }],
  declineInvitation:   [{ from: ['awaiting-counterpart'], to: 'declined', by: answerers }],
  mergeCrossing:       [{ from: mergeable, to: 'merged', by: ['staff'] }],
  recommend:           [{ from: ['under-review'], to: 'in-approval', by: ['staff'] }],
  recordApproval:      [{ from: approvable, to: 'same', by: [...clerks, 'staff'] }],
  waiveApproval:       [{ from: ['in-approval'], to: 'same', by: ['staff'] }],
  scheduleHearing:     [{ from: ['in-approval'], to: 'same', by: scanners }],
  cancelHearing:       [{ from: ['in-approval'], to: 'same', by: scanners }],
  approvalsComplete:   [],
  approvalDefeated:    [],
  approvalRescinded:   [],
  conclude:            [],
  proposeText:         [{ from: ['drafting'], to: 'same', by: clerks }],
  acceptText:          [{ from: ['drafting'], to: 'same', by: clerks }],
  commentText:         [{ from: ['drafting'], to: 'same', by: [...clerks, 'staff'] }],
  freezeText:          [{ from: ['drafting'], to: 'signing', by: ['service'] }],
  reopenText:          [{ from: ['signing'], to: 'drafting', by: [...clerks, 'staff'] }],
  planSigning:         [{ from: ['drafting', 'signing'], to: 'same', by: scanners }],
  acceptPlan:          [{ from: ['drafting', 'signing'], to: 'same', by: clerks }],
  nameDeputy:          [{ from: ['signing'], to: 'same', by: officials }],
  reissueSigningLink:  [{ from: ['signing'], to: 'same', by: scanners }],
  revokeSigningLink:   [{ from: ['signing'], to: 'same', by: scanners }],
  recordCustody:       [{ from: ['signing', 'signed', 'recognised'], to: 'same', by: scanners }],
  sign:                [{ from: ['signing'], to: 'same', by: officials }],
  recordOriginal:      [{ from: ['signing'], to: 'same', by: scanners }],
  verifyOriginal:      [{ from: ['signing'], to: 'same', by: scanners }],
  rejectOriginal:      [{ from: ['signing'], to: 'same', by: scanners }],
  declineToSign:       [{ from: ['signing'], to: 'drafting', by: officials }],
  storeSealed:         [{ from: ['signed'], to: 'same', by: ['service'] }],
  recognise:           [{ from: ['signed'], to: 'recognised', by: ['staff'] }],
  refuseRecognition:   [{ from: ['signed'], to: 'not-recognised', by: ['staff'] }],
  withdraw:            [{ from: beforeSigned, to: 'withdrawn', by: ['initiating clerk'], held: 'also' }, { from: counterpartIn, to: 'withdrawn', by: ['counterpart clerk'], held: 'also' }],
  bar:                 [{ from: open, to: 'barred', by: ['staff'], held: 'also' }],
  hold:                [{ from: open, to: 'same', by: ['staff'] }],
  release:             [{ from: open, to: 'same', by: ['staff', 'clock'], held: 'only' }],
  extendDeadline:      [{ from: open, to: 'same', by: ['staff'] }],
  snooze:              [{ from: open, to: 'same', by: ['staff'] }, { from: ['draft', 'changes-requested'], to: 'same', by: ['initiating clerk'] }, { from: approvable, to: 'same', by: clerks }],
  overrideClock:       [{ from: open, to: 'same', by: ['staff'] }],
  lapse:               [{ from: ['draft', 'changes-requested', 'awaiting-counterpart', 'in-approval', 'drafting', 'signing'], to: 'lapsed', by: ['clock'] }],
  revive:              [{ from: ['lapsed'], to: 'awaiting-counterpart', by: ['staff'] }],
  note:                [{ from: open, to: 'same', by: ['staff'], held: 'also' }],
  sendMessage:         [{ from: open, to: 'same', by: ['initiating clerk', 'staff'], held: 'also' }, { from: [...counterpartIn, 'signed'], to: 'same', by: ['counterpart clerk'], held: 'also' }],
};

const answered = [{ section: 'purpose', comment: 'Say more', answer: 'changed' }] as const;
const scan = { documentSha256: 'f'.repeat(64), signedOn: '2026-03-09', place: 'Saint Paul', verifiedBy: null };

const paper = { ...scan, recordedBy: 'somebody else' };
const plan = (accepted: boolean): SigningPlan => ({
  number: 1,
  modes: { initiator: 'ceremony', counterpart: 'ceremony' },
  order: 'parallel',
  ceremony: { place: 'City hall', zone: 'America/Chicago', startsAt: '2026-03-20T11:00' },
  accepted: { initiator: accepted, counterpart: accepted },
});

const hearing = (zone: string): Hearing => ({
  zone,
  startsAt: '2026-03-18T18:30',
  place: 'Council chamber',
  sequence: 0,
});

/** What an action needs beside state, person and hold, so that nothing but the table can refuse it. */
const provided: Partial<Record<ActionName, Partial<Procedure>>> = {
  answerSection: { changeRequests: [...answered] },
  answerChangeRequest: { changeRequests: [...answered] },
  resubmit: { changeRequests: [...answered] },
  acceptText: { accepted: { initiator: null, counterpart: null } },
  snooze: { accepted: { initiator: null, counterpart: null } },
  cancelHearing: { hearings: { initiator: hearing('America/Chicago'), counterpart: hearing('Asia/Tokyo') } },
  commentText: {
    revisions: [
      revision({
        content: {
          sha256: 'c'.repeat(64),
          languages: { initiator: 'en', counterpart: 'ja' },
          library: 2,
          clauses: ['declaration'],
        },
      }),
    ],
  },
  freezeText: { accepted: { initiator: 1, counterpart: 1 } },
  acceptPlan: { signingPlan: plan(false) },
  recordOriginal: { agreedPlan: plan(true) },
  recordCustody: { wetInk: { initiator: paper, counterpart: paper } },
  verifyOriginal: { wetInk: { initiator: paper, counterpart: paper } },
  rejectOriginal: { wetInk: { initiator: paper, counterpart: null } },
};
const hold = { reason: 'A question', since: '2026-03-01T00:00:00.000Z', until: '2026-03-05T00:00:00.000Z' };

const factsFor = (action: ActionName) =>
  facts({ lapseDue: true, rivals: action === 'mergeCrossing' ? [rival({ crossing: true })] : [] });

const expectedOf = (action: ActionName, state: State, who: Who, held: boolean): Expected | undefined =>
  expectations[action].find(
    (row) => row.from.includes(state) && row.by.includes(who) && (held ? row.held !== undefined : row.held !== 'only'),
  );

const ownSideOnly: readonly ActionName[] = [
  'recordApproval',
  'scheduleHearing',
  'cancelHearing',
  'recordOriginal',
  'recordCustody',
  'reissueSigningLink',
  'revokeSigningLink',
];

/** Each clerk for the side for which the rules let them. */
const sideFor = (action: ActionName, who: Who): { side: Side } | { party: Side } | object => {
  const clerk = who === 'initiating clerk' ? 'initiator' : who === 'counterpart clerk' ? 'counterpart' : null;
  if (clerk && ownSideOnly.includes(action)) return { side: clerk };
  if (clerk && action === 'snooze') return { party: clerk };
  return clerk && action === 'verifyOriginal' ? { side: otherSide(clerk) } : {};
};

function stateAfter(partnership: Partnership, action: ActionName, who: Who): string {
  const step = { by: actors[who], facts: factsFor(action), input: sideFor(action, who) };
  const resolved = attempt(partnership, action as RequestedAction, step as never);
  return 'refused' in resolved ? `refused: ${JSON.stringify(resolved.refused)}` : resolved.after.procedure.state;
}

function* everySituation() {
  for (const state of allStates) {
    for (const who of Object.keys(actors) as Who[]) {
      for (const held of isOpen(state) ? [false, true] : [false]) yield { state, who, held };
    }
  }
}

/** Sentences about each situation in which the table is not what the domain says; none when all is well. */
function deviations(action: ActionName): string[] {
  return [...everySituation()].flatMap(({ state, who, held }) => {
    const expected = expectedOf(action, state, who, held);
    const procedure = { ...provided[action], hold: held ? hold : null };
    const partnership = aPartnership({ state, procedure, unsealed: action === 'storeSealed' });
    const situation = `${action} by ${who} in ${state}${held ? ' on hold' : ''}`;
    const reasons = blockers(partnership, action, factsFor(action), actors[who]).map(({ code }) => code);
    if (!expected) return reasons.length > 0 ? [] : [`${situation} must be refused`];
    if (reasons.length > 0) return [`${situation} must be possible, not ${reasons.join(', ')}`];
    const to = expected.to === 'same' ? state : expected.to;
    const reached = stateAfter(partnership, action, who);
    return reached === to ? [] : [`${situation} must lead to ${to}, not ${reached}`];
  });
}

describe('the life of a procedure', () => {
  it.each(actionNames)('allows "%s" to exactly whom, where and when the domain says', (action) => {
    expect(deviations(action)).toEqual([]);
  });

  it('says the state first, then the person, then the hold', () => {
    const held = aPartnership({ state: 'submitted', procedure: { hold } });
    const codes = (action: ActionName, by: Actor) => blockers(held, action, facts(), by).map(({ code }) => code);
    expect(codes('recognise', clerk('initiator'))).toEqual(['action.not-in-state']);
    expect(codes('reject', clerk('initiator'))).toEqual(['action.not-yours']);
    expect(codes('reject', staff())).toEqual(['action.on-hold']);
  });

  it('names everything that is missing, not only the first thing', () => {
    const partnership = aPartnership({ counterpartId: 'saint-paul', procedure: { proposal: {} } });
    const prohibited = facts({ prohibitions: [{ citation: 'ch. 795', text: 'Barred' }], rivals: [rival()] });
    const codes = blockers(partnership, 'submit', prohibited, clerk('initiator')).map(({ code }) => code);
    expect(codes).toEqual(['proposal.incomplete', 'pair.same-community', 'pair.live-partnership', 'pair.prohibited']);
  });
});
