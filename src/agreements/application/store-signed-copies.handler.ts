import type { ListedEvent, LoadedCase } from '../../partnerships/application/partnership-store.js';
import { PartnershipStore } from '../../partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import type { FrozenText, GivenSignature } from '../../partnerships/domain/procedure.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import { Clock } from '../../platform/clock/clock.js';
import { evidenceWords } from '../domain/evidence-words.js';
import { contentOf } from './content-of-case.js';
import { DocumentRenderer } from './document-renderer.js';
import { DocumentStore } from '../../platform/documents/document-store.js';
import type { PrintedEvidence, PrintedSignature, SignedCopyJob } from './render-job.js';

/** After both have signed: the copy of each original with the signatures and what is known of them. */
export class StoreSignedCopiesHandler {
  constructor(
    private readonly store: PartnershipStore,
    private readonly perform: PerformActionHandler,
    private readonly renderer: DocumentRenderer,
    private readonly documents: DocumentStore,
    private readonly clock: Clock,
    private readonly settings: { baseUrl: string },
  ) {}

  async execute(partnershipId: string, date: string): Promise<void> {
    const loaded = await this.store.load(partnershipId, { kind: 'service' }, this.clock.now());
    if (loaded?.partnership.procedure.state !== 'signed' || loaded.partnership.procedure.signedCopies) return;
    const events = await this.store.events(loaded.partnership.id);
    const copies: Record<Side, string> = { initiator: '', counterpart: '' };
    for (const keeper of sides) {
      const { bytes, pages } = await this.renderer.render({ ...this.jobFor(loaded, events, date), keeper });
      copies[keeper] = await this.documents.save({ kind: 'signed-copy', mediaType: 'application/pdf', bytes, pages });
    }
    const actor = { kind: 'service' } as const;
    await this.perform.execute({ partnership: partnershipId, action: 'storeSignedCopies', actor, input: { copies } });
  }

  private jobFor(
    { partnership, sample }: LoadedCase,
    events: ListedEvent[],
    date: string,
  ): Omit<SignedCopyJob, 'keeper'> {
    const { frozen, revisions, signatures } = partnership.procedure;
    const revision = revisions.find(({ number }) => number === frozen?.revision);
    if (!frozen || !revision) throw new Error(`${partnership.reference} was signed without a frozen text.`);
    return {
      document: 'signed-copy',
      content: contentOf(partnership, revision),
      contentHash: frozen.contentHash,
      reference: partnership.reference,
      verifyUrl: `${this.settings.baseUrl}/verify/${partnership.reference}`,
      date,
      sampleData: sample,
      originals: (frozen satisfies FrozenText).originals,
      signatures: sides.flatMap((side) => printed(side, signatures[side])),
      evidence: evidenceOf(events),
    };
  }
}

function printed(side: Side, signature: GivenSignature | null): PrintedSignature[] {
  if (!signature) return [];
  const { name, typedName, office, instant, zone, civilDate } = signature;
  const capacity = signature.capacity as PrintedSignature['capacity'];
  const basis = signature.basis as PrintedSignature['basis'];
  return [{ side, name, typedName, office, capacity, basis, instant, zone, civilDate }];
}

function evidenceOf(events: readonly ListedEvent[]): PrintedEvidence {
  const shown = events.filter(({ type }) => evidenceWords[type]);
  return {
    chainHead: events.at(-1)?.hash ?? '',
    events: shown.map(({ type, at }) => ({ at, text: evidenceWords[type] ?? '' })),
  };
}
