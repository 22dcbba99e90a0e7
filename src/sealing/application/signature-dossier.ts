import type { PrintedSignature } from '../../agreements/application/typesetting/printed-signature.js';
import type { ListedEvent } from '../../partnerships/application/partnership-store.js';
import type { SignatureEvidence } from '../../partnerships/domain/event-parts.js';
import type { GivenSignature, MemberSignature, Procedure } from '../../partnerships/domain/procedure.js';
import { type Side, sides } from '../../partnerships/domain/states.js';
import type { Strokes } from '../../partnerships/domain/strokes.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { scanName } from '../domain/attachment-names.js';
import type { SignatoryTerms } from './signatory-terms.js';

/** Everything about the signatures that is printed; address and browser of whoever signed stay with us. */
export class SignatureDossier {
  constructor(
    private readonly documents: DocumentStore,
    private readonly terms: SignatoryTerms,
  ) {}

  async of({ signatures }: Procedure, events: readonly ListedEvent[]): Promise<PrintedSignature[]> {
    const given = sides.flatMap((side) => (signatures[side] ? [{ side, signature: signatures[side] }] : []));
    const people = given.flatMap(({ signature }) => [signature, ...(signature.members ?? [])]);
    const reasons = await this.terms.reasonsOf(people.map(({ termId }) => termId));
    const known = { reasons, evidence: evidenceById(events) };
    return Promise.all(given.map(({ side, signature }) => this.printed(side, signature, known)));
  }

  private async printed(side: Side, signature: GivenSignature, known: Known): Promise<PrintedSignature> {
    const { members, ...own } = signature;
    const printed = await this.ofOne(side, own, known);
    if (!members || members.length === 0) return printed;
    return { ...printed, members: await Promise.all(members.map((member) => this.ofOne(side, member, known))) };
  }

  private async ofOne(side: Side, signature: MemberSignature, known: Known): Promise<PrintedSignature> {
    const { mode, name, typedName, office, instant, zone, civilDate, drawnSha256, instrumentSha256 } = signature;
    const reason = known.reasons.get(signature.termId);
    return {
      ...{ side, mode, name, typedName, office, instant, zone, civilDate },
      capacity: signature.capacity as PrintedSignature['capacity'],
      basis: signature.basis as PrintedSignature['basis'],
      ...(drawnSha256 ? { drawn: await this.strokes(drawnSha256) } : {}),
      ...(reason && signature.basis === 'appointed' ? { basisReason: reason } : {}),
      ...(instrumentSha256 ? { instrument: instrumentSha256 } : {}),
      ...(mode === 'ceremony' ? { scan: scanName(side) } : proofOf(known.evidence.get(signature.signatureId))),
    };
  }

  private async strokes(sha256: string): Promise<Strokes> {
    const stored = await this.documents.read(sha256);
    if (!stored) throw new Error(`The drawn signature ${sha256} is missing. Restore it from a backup.`);
    const { width, height, strokes } = JSON.parse(stored.bytes.toString('utf8')) as Strokes;
    return { width, height, strokes };
  }
}

interface Known {
  reasons: ReadonlyMap<string, string>;
  evidence: ReadonlyMap<string, SignatureEvidence>;
}

/** By the signature's id; what retention has erased is left out. */
function evidenceById(events: readonly ListedEvent[]): Map<string, SignatureEvidence> {
  const found = events.flatMap((event): [string, SignatureEvidence][] =>
    (event.type === 'signature.given' || event.type === 'signature.member-given') && event.private
      ? [[event.data.signature.signatureId, event.private.evidence]]
      : [],
  );
  return new Map(found);
}

function proofOf(evidence: SignatureEvidence | undefined): Pick<PrintedSignature, 'authentication' | 'consent'> {
  if (!evidence) return {};
  const { authenticatedBy: by, authenticatedAt: at, consentVersion: version, consentText: text } = evidence;
  return { authentication: { by, at }, consent: { version, text } };
}
