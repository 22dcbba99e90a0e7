import type { AgreementContents } from '../../agreements/application/agreement-contents.js';
import type { DocumentRenderer } from '../../agreements/application/typesetting/document-renderer.js';
import type { PrintedEvent } from '../../agreements/application/typesetting/printed-evidence.js';
import type { SealedJob } from '../../agreements/application/typesetting/render-job.js';
import type { LoadedCase, PartnershipStore } from '../../partnerships/application/partnership-store.js';
import type { PublicChain, PublicEvent } from '../../partnerships/application/public-chain.js';
import type { Partnership } from '../../partnerships/domain/partnership.js';
import { type Side, sides } from '../../partnerships/domain/states.js';
import { manifestSchemaName, type SealManifest } from '../domain/seal-manifest.js';
import type { ExpectedSeals, SealOrder } from './expected-seals.js';
import { type SealedAttachments, sealList, type SignedText } from './sealed-attachments.js';
import type { Rendered } from './sealing-steps.js';
import type { SignatureDossier } from './signature-dossier.js';

/** What the pages are made of. */
export interface Materials {
  store: PartnershipStore;
  chain: PublicChain;
  contents: AgreementContents;
  dossier: SignatureDossier;
  attachments: SealedAttachments;
}

/** The same in both originals. */
type Common = Omit<SealedJob, 'keeper' | 'evidence' | 'attachments'> & { zones: Record<Side, string> };
interface Signed {
  text: SignedText;
  chain: readonly PublicEvent[];
}

/** Typesets both originals for the last time: with signatures, what is known of them, and everything that goes with them. */
export class FinalOriginals {
  constructor(
    private readonly materials: Materials,
    private readonly seals: ExpectedSeals,
    private readonly renderer: DocumentRenderer,
    private readonly settings: { baseUrl: string },
  ) {}

  /** @param date ISO instant that becomes the date of the documents */
  async render(loaded: LoadedCase, date: string): Promise<Record<Side, Rendered>> {
    const text = signedText(loaded.partnership);
    const chain = await this.materials.chain.of(loaded.partnership.id);
    const common = { ...(await this.commonOf(loaded, { text, chain })), date };
    const orderOf = await this.seals.of(loaded.partnership);
    const rendered = await Promise.all(
      sides.map(
        async (keeper) => [keeper, await this.original(common, { text, chain }, orderOf(keeper), keeper)] as const,
      ),
    );
    return Object.fromEntries(rendered) as Record<Side, Rendered>;
  }

  private async original(
    { zones, ...common }: Common,
    { text, chain }: Signed,
    order: SealOrder,
    keeper: Side,
  ): Promise<Rendered> {
    const attachments = await this.materials.attachments.of(text, keeper, chain);
    const chainHead = chain.at(-1)?.hash ?? '';
    const list = sealList({
      schema: manifestSchemaName,
      ...{ reference: common.reference, keeper, chainHead, contentHash: common.contentHash },
      ...{ originals: common.originals, level: order.level, seals: order.seals },
      attachments: attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    } satisfies SealManifest);
    const evidence = {
      ...{ chainHead, level: order.level, seals: order.printed },
      events: chain.map(printedEvent),
      zones,
    };
    const job: SealedJob = { ...common, keeper, evidence, attachments: [...attachments, list] };
    return { pdf: (await this.renderer.render(job)).bytes, list: list.bytes };
  }

  private async commonOf(
    { partnership, facts, sample }: LoadedCase,
    { text: { frozen, revision }, chain }: Signed,
  ): Promise<Omit<Common, 'date'>> {
    const { contents, dossier, store } = this.materials;
    const content = await contents.of(partnership, revision);
    const known = (await store.events(partnership.id)).filter(({ version }) => version <= chain.length);
    return {
      document: 'sealed',
      content,
      arms: await contents.armsOf(content),
      contentHash: frozen.contentHash,
      reference: partnership.reference,
      verifyUrl: `${this.settings.baseUrl}/verify/${partnership.reference}`,
      sampleData: sample,
      originals: frozen.originals,
      signatures: await dossier.of(partnership.procedure, known),
      zones: { initiator: facts.communities.initiator.zone, counterpart: facts.communities.counterpart.zone },
    };
  }
}

function signedText(partnership: Partnership): SignedText {
  const { frozen, revisions } = partnership.procedure;
  const revision = revisions.find(({ number }) => number === frozen?.revision);
  if (!frozen || !revision) throw new Error(`${partnership.reference} was signed without a frozen text.`);
  return { partnership, frozen, revision };
}

/** They follow from what somebody did, and are nobody's own. */
const followed = new Set(['approvals.completed', 'approvals.rescinded', 'partnership.signed']);

/** Which side, and which text, where an event is about one. */
function printedEvent({ type, occurredAt, data, actor }: PublicEvent): PrintedEvent {
  const acting = actor.kind === 'person' && actor.as !== 'staff' && !followed.has(type) ? actor.as : undefined;
  const side = sides.find((each) => each === data.side) ?? acting;
  const revision = revisionIn(data);
  return { at: occurredAt, type, ...(side ? { side } : {}), ...(revision === undefined ? {} : { revision }) };
}

function revisionIn({ revision }: Record<string, unknown>): number | undefined {
  if (typeof revision === 'number') return revision;
  const { number } = (revision ?? {}) as { number?: unknown };
  return typeof number === 'number' ? number : undefined;
}
