import { civilDate } from '../../../platform/clock/civil-date.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import { signatoryNow } from '../../domain/authority.js';
import { quorumOn } from '../../domain/board.js';
import type { Facts } from '../../domain/facts.js';
import type { Partnership } from '../../domain/partnership.js';
import type { Procedure } from '../../domain/procedure.js';
import { modeOf, signsAfter } from '../../domain/signing-plan.js';
import { sides, type Side } from '../../domain/states.js';
import type { Viewer } from '../viewer.js';

/** Who signs for a community, and whether they have. */
export interface SignatureView {
  readonly side: Side;
  readonly name: string;
  readonly yours: boolean;
  /** `later`: the other community signs first. */
  readonly status: 'signed' | 'your-turn' | 'open' | 'later';
  readonly signatory: Words;
  readonly sentence: Words | null;
}

/** Null before a text was fixed. */
export function signatureViews({ partnership, facts }: { partnership: Partnership; facts: Facts }, viewer: Viewer) {
  const { frozen, signatures } = partnership.procedure;
  if (!frozen && !signatures.initiator) return null;
  return sides.map((side): SignatureView => {
    const signature = signatures[side];
    const yours = viewer.side === side;
    const common = { side, name: viewer.names[side], yours };
    if (!signature) {
      const status = openStatus(partnership.procedure, side, yours && viewer.roles.includes('official'));
      return {
        ...common,
        status,
        signatory: expected(facts, side),
        sentence: howOf(partnership.procedure, facts, side),
      };
    }
    const { name, office, capacity, civilDate, mode } = signature;
    const signatory = words(`partnerships:signatory.${capacity}`, { name: given(name), office: given(office) });
    const sentence = words(`partnerships:signature.${mode}`, { date: { day: civilDate } });
    return { ...common, status: 'signed', signatory, sentence };
  });
}

function openStatus(procedure: Procedure, side: Side, official: boolean): SignatureView['status'] {
  const before = signsAfter(procedure, side);
  if (before && !procedure.signatures[before]) return 'later';
  return official && modeOf(procedure, side) === 'electronic' ? 'your-turn' : 'open';
}

/** Of a board, how many have signed; of whoever uses a pen, that they do. */
function howOf(procedure: Procedure, facts: Facts, side: Side): Words | null {
  const signed = procedure.boardSignatures?.[side]?.length ?? 0;
  const quorum = quorumOn(facts, side, civilDate(new Date(facts.now), facts.communities[side].zone));
  if (signed > 0) return words('partnerships:authority.signed', { signed, quorum });
  return modeOf(procedure, side) === 'ceremony' ? words('partnerships:signature.pen') : null;
}

/** Whoever holds the office, or acts for the holder, today in that community. */
export function expected(facts: Facts, side: Side): Words {
  const term = signatoryNow(facts, side);
  if (!term) return words('partnerships:signatory.nobody');
  return words(`partnerships:signatory.${term.capacity}`, { name: given(term.name), office: given(term.office) });
}
