import type { Procedure } from '../../partnerships/domain/procedure.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import type { DocumentKind } from '../../platform/documents/document-store.js';

/** A document that belongs to a case, with the side it belongs to. */
export interface CaseDocument {
  sha256: string;
  kind: DocumentKind;
  side: Side;
}

/**
 * The documents that people of the case may open. Held release: signed copies exist only once both have signed, so no
 * side ever gets a half-signed one.
 */
export function documentsOf(procedure: Procedure): CaseDocument[] {
  return sides.flatMap((side): CaseDocument[] => {
    const { frozen, signedCopies, approvals, wetInk } = procedure;
    const found: [DocumentKind, string | null | undefined][] = [
      ['original', frozen?.originals[side]],
      ['signed-copy', signedCopies?.[side]],
      ['resolution', approvals?.[side].documentSha256],
      ['scan', wetInk[side]?.documentSha256],
    ];
    return found.flatMap(([kind, sha256]) => (sha256 ? [{ kind, sha256, side }] : []));
  });
}
