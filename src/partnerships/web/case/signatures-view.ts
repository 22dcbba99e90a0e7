import { given, words, type Words } from '../../../platform/web/words.js';
import { signatoryNow } from '../../domain/authority.js';
import type { Facts } from '../../domain/facts.js';
import type { Partnership } from '../../domain/partnership.js';
import { sides, type Side } from '../../domain/states.js';
import type { Viewer } from '../viewer.js';

/** Who signs for a community, and whether they have. */
export interface SignatureView {
  readonly side: Side;
  readonly name: string;
  readonly yours: boolean;
  readonly status: 'signed' | 'your-turn' | 'open';
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
      const turn = yours && viewer.roles.includes('official');
      return { ...common, status: turn ? 'your-turn' : 'open', signatory: expected(facts, side), sentence: null };
    }
    const { name, office, capacity, civilDate, mode } = signature;
    const signatory = words(`partnerships:signatory.${capacity}`, { name: given(name), office: given(office) });
    const sentence = words(`partnerships:signature.${mode}`, { date: { day: civilDate } });
    return { ...common, status: 'signed', signatory, sentence };
  });
}

/** Whoever holds the office, or acts for the holder, today in that community. */
export function expected(facts: Facts, side: Side): Words {
  const term = signatoryNow(facts, side);
  if (!term) return words('partnerships:signatory.nobody');
  return words(`partnerships:signatory.${term.capacity}`, { name: given(term.name), office: given(term.office) });
}
