import { civilDate } from '../../platform/clock/civil-date.js';
import { signatoryOn } from './authority.js';
import { boardOn, membersOn } from './board.js';
import { clockContext, type KnownForClocks } from './clock-context.js';
import { targetOfWait } from './clocks.js';
import type { Facts, OfficeTerm } from './facts.js';
import type { Procedure } from './procedure.js';
import { sides, type Side, type State } from './states.js';

/** When a case is expected to be signed: the ceremony that was planned, or else the usual time. */
export interface ExpectedSigning {
  readonly by: 'ceremony' | 'target';
  /** Civil date. */
  readonly day: string;
}

/** Somebody who is to sign will be out of office by then. */
export interface TermWarning extends ExpectedSigning {
  readonly side: Side;
  readonly name: string;
  readonly office: string;
  readonly lastDay: string;
  /** Who is entered for that day, if anybody. */
  readonly successor: string | null;
  /** Of a board: how many of its members could still have signed by then, and how many have to. */
  readonly board: { readonly able: number; readonly quorum: number } | null;
}

/** From when on a signature is to be expected, and the usual calendar days from the target of that state to the signature. */
export const daysToSigning: Readonly<Partial<Record<State, number>>> = { 'in-approval': 62, drafting: 20, signing: 0 };

type Known = Pick<Facts, 'now' | 'terms'> & KnownForClocks;

const day = 86_400_000;
const later = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** Null where nobody can say: before a recommendation, after the signatures, and on hold without a ceremony. */
export function expectedSigning(procedure: Procedure, known: Known, side: Side): ExpectedSigning | null {
  const days = daysToSigning[procedure.state];
  if (days === undefined) return null;
  const { ceremony } = procedure.agreedPlan ?? procedure.signingPlan ?? { ceremony: null };
  if (ceremony) return { by: 'ceremony', day: ceremony.startsAt.slice(0, 10) };
  const target = procedure.hold ? null : targetOfWait(procedure, clockContext(procedure, known));
  if (!target) return null;
  const { zone } = known.communities[side];
  const [today, usual] = [todayIn(known, side), later(civilDate(new Date(target), zone), days)];
  return { by: 'target', day: usual > today ? usual : today };
}

const todayIn = ({ now, communities }: Known, side: Side): string => civilDate(new Date(now), communities[side].zone);

/** Whose term ends before the day on which they are expected to sign. Asked of the rules that decide who may. */
export function termWarnings(procedure: Procedure, facts: Known): TermWarning[] {
  return sides.flatMap((side) => {
    const expected = procedure.signatures[side] ? null : expectedSigning(procedure, facts, side);
    const term = signatoryOn(facts, side, todayIn(facts, side));
    if (!expected || !term) return [];
    const { board, lastDay } = whatIsLeft(procedure, facts, side, term, expected.day);
    if (!lastDay || (board ? board.able >= board.quorum : lastDay >= expected.day)) return [];
    const next = board ? null : signatoryOn(facts, side, expected.day);
    const { name, office } = term;
    return [{ ...expected, side, name, office, lastDay, board, successor: next?.name ?? null }];
  });
}

/** Of a board it is the first of its members' last days that counts, once too few of them are left. */
function whatIsLeft(procedure: Procedure, facts: Known, side: Side, term: OfficeTerm, date: string) {
  const board = boardOn(facts, side, todayIn(facts, side));
  if (!board || board.quorum <= 1) return { board: null, lastDay: term.until };
  const signed = procedure.boardSignatures?.[side] ?? [];
  const open = membersOn(facts, side, date).filter(
    ({ personId }) => !signed.some((each) => each.personId === personId),
  );
  const ends = board.members.flatMap(({ until }) => (until && until < date ? [until] : [])).sort();
  return { board: { able: signed.length + open.length, quorum: board.quorum }, lastDay: ends[0] ?? null };
}
