import { approvalInForce } from '../../approvals/domain/approval.js';
import { hearingsCalledOff } from './decisions/hearing-decisions.js';
import { conclude } from './decisions/signing-decisions.js';
import type { Case } from './decisions/decision.js';
import { voided } from './decisions/text-decisions.js';
import type { EventDraft } from './event-parts.js';
import { procedureLifecycle, type Transition } from './lifecycle.js';
import { sides } from './states.js';

/** A transition that happens by itself in the transaction of what caused it. */
type Follower = { row: Transition; events: (question: Case) => readonly EventDraft[] };

const followers: readonly Follower[] = [
  {
    row: procedureLifecycle.approvalsComplete,
    events: () => [{ type: 'approvals.completed', data: {}, to: 'drafting' }],
  },
  { row: procedureLifecycle.approvalDefeated, events: defeat },
  { row: procedureLifecycle.approvalRescinded, events: rescission },
  { row: procedureLifecycle.conclude, events: conclusion },
];

/** What follows from the present state by itself, or nothing. Asked again after each answer until nothing follows. */
export function followingEvents(question: Case): readonly EventDraft[] {
  const { partnership, facts, actor } = question;
  const needless = needlessHearings(question);
  if (needless.length > 0) return needless;
  for (const { row, events } of followers) {
    if (!row.from.includes(partnership.procedure.state) || partnership.procedure.hold) continue;
    if (row.requires.some((guard) => guard(partnership, facts, actor).length > 0)) continue;
    const followed = events(question);
    if (followed.length > 0) return followed;
  }
  return [];
}

/** A council that has decided earlier, or needn't decide any more, doesn't meet again about it. */
const needlessHearings = (question: Case): EventDraft[] =>
  hearingsCalledOff(question, (side) => {
    const approval = question.partnership.procedure.approvals?.[side];
    return approval !== undefined && approvalInForce(approval);
  });

function defeat(question: Case): EventDraft[] {
  const { procedure } = question.partnership;
  const side = sides.find(
    (each) => procedure.approvals?.[each].outcome === 'defeated' && procedure.approvals[each].final,
  );
  if (!side) return [];
  return [...hearingsCalledOff(question), { type: 'approvals.defeated', data: { side }, to: 'not-approved' }];
}

/** An approval that is no longer in force takes the procedure back and makes signatures void. */
function rescission({ partnership: { procedure } }: Case): EventDraft[] {
  const side = sides.find((each) => procedure.approvals && !approvalInForce(procedure.approvals[each]));
  return side ? [...voided(procedure), { type: 'approvals.rescinded', data: { side }, to: 'in-approval' }] : [];
}

function conclusion(question: Case): EventDraft[] {
  const { signatures } = question.partnership.procedure;
  return signatures.initiator && signatures.counterpart ? [conclude(question)] : [];
}
