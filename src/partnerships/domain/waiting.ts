import { approvalInForce } from '../../approvals/domain/approval.js';
import { latestRevision, type Procedure } from './procedure.js';
import { modeOf, signsAfter } from './signing-plan.js';
import { sides, type Side, type State } from './states.js';

/** Somebody whose move it is. `service` is the product itself, while it renders a document. */
export type Waiter =
  | { party: Side; role: 'clerk' | 'official' | 'invitee' }
  | { party: 'staff'; role: 'staff' }
  | { party: 'service'; role: 'service' };

export type WaitingColumn = Waiter['party'] | 'both' | 'nobody';

const staff: Waiter = { party: 'staff', role: 'staff' };
const service: Waiter = { party: 'service', role: 'service' };
const clerk = (party: Side): Waiter => ({ party, role: 'clerk' });
const official = (party: Side): Waiter => ({ party, role: 'official' });
const nobody = (): Waiter[] => [];

const waiters: Record<State, (procedure: Procedure) => Waiter[]> = {
  draft: () => [clerk('initiator')],
  submitted: () => [staff],
  'awaiting-counterpart': () => [{ party: 'counterpart', role: 'invitee' }],
  'changes-requested': () => [clerk('initiator')],
  'under-review': () => [staff],
  'in-approval': ({ approvals }) => sides.filter((side) => !approvals || !approvalInForce(approvals[side])).map(clerk),
  drafting: onText,
  signing: onSignatures,
  signed: ({ sealed }) => [sealed ? staff : service],
  recognised: nobody,
  rejected: nobody,
  declined: nobody,
  'not-approved': nobody,
  withdrawn: nobody,
  lapsed: nobody,
  merged: nobody,
  barred: nobody,
  'not-recognised': nobody,
};

/** Whose move it is in the present state; a hold suspends the move and doesn't change whose it is. */
export const waitingOn = (procedure: Procedure): Waiter[] => waiters[procedure.state](procedure);

/** As a list shows it, in one word. */
export function waitingColumn(procedure: Procedure): WaitingColumn {
  const [first, second] = waitingOn(procedure);
  if (!first) return 'nobody';
  return second ? 'both' : first.party;
}

/** Where one side signs first, the other has nothing to do yet; paper is brought by clerks. */
function onSignatures(procedure: Procedure): Waiter[] {
  const missing = sides.filter((side) => procedure.signatures[side] === null);
  const due = missing.filter((side) => {
    const before = signsAfter(procedure, side);
    return before === null || procedure.signatures[before] !== null;
  });
  return due.map((side) => (modeOf(procedure, side) === 'ceremony' ? clerk(side) : official(side)));
}

/** Before anything is proposed either side may begin; what both have accepted is for the service to freeze. */
function onText(procedure: Procedure): Waiter[] {
  const latest = latestRevision(procedure)?.number;
  const missing = sides.filter((side) => latest === undefined || procedure.accepted[side] !== latest);
  return missing.length > 0 ? missing.map(clerk) : [service];
}
