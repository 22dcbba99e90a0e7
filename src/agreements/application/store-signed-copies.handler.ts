import type { ListedEvent, LoadedCase } from '../../partnerships/application/partnership-store.js';
import { PartnershipStore } from '../../partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import type { FrozenText, GivenSignature } from '../../partnerships/domain/procedure.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AgreementContents } from './agreement-contents.js';
import type { StoredOriginals } from './stored-originals.js';
import type { PrintedEvidence, PrintedSignature, SignedCopyJob } from './typesetting/render-job.js';

/** After both have signed: the copy of each original with the signatures and what is known of them. */
export class StoreSignedCopiesHandler {
  constructor(
    private readonly store: PartnershipStore,
    private readonly perform: PerformActionHandler,
    private readonly contents: AgreementContents,
    private readonly originals: StoredOriginals,
    private readonly clock: Clock,
    private readonly settings: { baseUrl: string },
  ) {}

  async execute(partnershipId: string, date: string): Promise<void> {
    const loaded = await this.store.load(partnershipId, { kind: 'service' }, this.clock.now());
    if (loaded?.partnership.procedure.state !== 'signed' || loaded.partnership.procedure.signedCopies) return;
    const events = await this.store.events(loaded.partnership.id);
    const copies = await this.originals.keep(await this.jobFor(loaded, events, date), 'signed-copy');
    const actor = { kind: 'service' } as const;
    await this.perform.execute({ partnership: partnershipId, action: 'storeSignedCopies', actor, input: { copies } });
  }

  private async jobFor(
    { partnership, sample }: LoadedCase,
    events: ListedEvent[],
    date: string,
  ): Promise<Omit<SignedCopyJob, 'keeper'>> {
    const { frozen, revisions, signatures } = partnership.procedure;
    const revision = revisions.find(({ number }) => number === frozen?.revision);
    if (!frozen || !revision) throw new Error(`${partnership.reference} was signed without a frozen text.`);
    const content = await this.contents.of(partnership, revision);
    return {
      document: 'signed-copy',
      content,
      arms: await this.contents.armsOf(content),
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
  return { chainHead: events.at(-1)?.hash ?? '', events: events.map(({ type, at }) => ({ type, at })) };
}
