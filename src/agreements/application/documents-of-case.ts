import type { PastEvent } from '../../partnerships/domain/event-parts.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import type { DocumentKind } from '../../platform/documents/document-store.js';

/** A document that belongs to a case, with the side it belongs to. */
export interface CaseDocument {
  sha256: string;
  kind: DocumentKind;
  side: Side;
  /** A resolution in whose place a later one was recorded, or that was rescinded: what was decided on it stays readable. */
  replaced: boolean;
}

type History = readonly Pick<PastEvent, 'type' | 'data'>[];

/** The documents that people of the case may open, on a page and in the API. */
export function documentsOf(procedure: Procedure, events: History): CaseDocument[] {
  const current = currentOf(procedure);
  const known = new Set(current.map(({ sha256 }) => sha256));
  const earlier = events.flatMap(broughtWith).filter(({ sha256 }) => !known.has(sha256) && known.add(sha256));
  return [...current, ...earlier];
}

/** Held release: sealed originals exist only once both have signed, so no side ever gets a half-signed one. */
function currentOf({ frozen, sealed, signedCopies, approvals, wetInk }: Procedure): CaseDocument[] {
  return sides.flatMap((side): CaseDocument[] => {
    const found: [DocumentKind, string | null | undefined][] = [
      ['sealed', sealed?.copies[side]],
      ['original', frozen?.originals[side]],
      ['signed-copy', signedCopies?.[side]],
      ['resolution', approvals?.[side].documentSha256],
      ['scan', wetInk[side]?.documentSha256],
    ];
    return found.flatMap(([kind, sha256]) => (sha256 ? [{ kind, sha256, side, replaced: false }] : []));
  });
}

/** The letter by which an invitation was answered, which staff record, and every resolution that was ever recorded. */
function broughtWith({ data }: History[number]): CaseDocument[] {
  if ('letterSha256' in data && data.letterSha256) {
    return [{ sha256: data.letterSha256, kind: 'letter', side: 'counterpart', replaced: false }];
  }
  if (!('approval' in data) || !data.approval.documentSha256) return [];
  return [{ sha256: data.approval.documentSha256, kind: 'resolution', side: data.side, replaced: true }];
}
