import type { Side } from '../../src/partnerships/domain/states.js';
import type { NaiveCase } from './naive-case.js';

type Ceremony = { readonly startsAt: string; readonly zone: string };

const both = ['initiator', 'counterpart'] as const;
export type Waiting = { party: Side | 'staff'; role: 'clerk' | 'official' | 'invitee' | 'staff' };

/** Whom the case waits for, by the domain’s chapters 2 to 4; nobody while the service works, and after an end. */
export function waitedOn(c: NaiveCase): Waiting[] {
  const clerks = (sides: readonly Side[]): Waiting[] => sides.map((party) => ({ party, role: 'clerk' }));
  switch (c.state) {
    case 'draft':
    case 'changes-requested':
      return clerks(['initiator']);
    case 'submitted':
    case 'under-review':
      return [{ party: 'staff', role: 'staff' }];
    case 'signed':
      return c.sealed ? [{ party: 'staff', role: 'staff' }] : [];
    case 'awaiting-counterpart':
      return [{ party: 'counterpart', role: 'invitee' }];
    case 'in-approval':
      return clerks(both.filter((side) => !c.approved[side]));
    case 'drafting':
      return clerks(both.filter((side) => c.revision === 0 || c.accepted[side] !== c.revision));
    case 'signing':
      return both
        .filter((side) => !c.signed[side] && isTheirTurn(c, side))
        .map((party) => ({ party, role: signsWithAPen(c, party) ? 'clerk' : 'official' }));
    default:
      return [];
  }
}

export const signsWithAPen = (c: NaiveCase, side: Side): boolean => c.agreed?.modes[side] === 'ceremony';

/** Who signs before `side` may; null in any order, and where both sign the same papers. */
export function signsBefore({ agreed }: NaiveCase, side: Side): Side | null {
  if (!agreed || agreed.order === 'parallel' || both.every((each) => agreed.modes[each] === 'ceremony')) return null;
  const first = agreed.order === 'initiator-first' ? 'initiator' : 'counterpart';
  return first === side ? null : first;
}

function isTheirTurn(c: NaiveCase, side: Side): boolean {
  const before = signsBefore(c, side);
  return before === null || c.signed[before] !== null;
}

/** The meeting with pens that both have agreed on, if there is one. */
export const ceremonyOf = ({ agreed }: NaiveCase): Ceremony | null =>
  agreed && both.some((side) => agreed.modes[side] === 'ceremony') ? agreed.ceremony : null;
