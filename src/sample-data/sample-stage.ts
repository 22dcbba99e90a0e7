import { v7 as uuidv7 } from 'uuid';
import { AgreementContents } from '../agreements/application/agreement-contents.js';
import type { AgreementLibraries } from '../agreements/application/wording/agreement-libraries.js';
import type { DocumentRenderer } from '../agreements/application/typesetting/document-renderer.js';
import { FreezeTextHandler } from '../agreements/application/freeze-text.handler.js';
import { HouseTexts } from '../agreements/application/house-texts.js';
import type { LanguagePacks } from '../agreements/application/language-packs.js';
import type { PrintableCharacters } from '../agreements/application/typesetting/printable-characters.js';
import { StoredOriginals } from '../agreements/application/stored-originals.js';
import type { BroughtDocuments } from '../partnerships/application/brought-documents.js';
import type { ActorRef, PartnershipStore } from '../partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../partnerships/application/perform-action.handler.js';
import { Preparations } from '../partnerships/application/preparations.js';
import { SignaturePreparation } from '../partnerships/application/signature-preparation.js';
import { StartProposalHandler } from '../partnerships/application/start-proposal.handler.js';
import type { TextPrinting } from '../partnerships/application/text-printing.js';
import { PostgresDeputyAddresses } from '../partnerships/infrastructure/postgres-deputy-addresses.js';
import { PostgresEarlierRequests } from '../partnerships/infrastructure/postgres-earlier-requests.js';
import { PostgresPartnershipStore } from '../partnerships/infrastructure/postgres-partnership-store.js';
import { PostgresPublicChain } from '../partnerships/infrastructure/postgres-public-chain.js';
import { SetClock, SystemClock } from '../platform/clock/clock.js';
import type { Database } from '../platform/database/database.js';
import { PostgresDocumentStore } from '../platform/documents/postgres-document-store.js';
import type { Subscriptions } from '../platform/outbox/subscriptions.js';
import type { Wake } from '../platform/outbox/wake.js';
import type { SealingTools } from '../sealing/application/keeper-sealing.js';
import type { SealAgreementHandler } from '../sealing/application/seal-agreement.handler.js';
import type { SealedFileCheck } from '../sealing/application/sealed-file-check.js';
import { PostgresSealingSteps } from '../sealing/infrastructure/postgres-sealing-steps.js';
import { PostgresSignatoryTerms } from '../sealing/infrastructure/postgres-signatory-terms.js';
import { sealingLine } from '../sealing/infrastructure/sealing-line.js';
import { StoredDrawings } from '../signing/application/stored-drawings.js';
import { SampleStepUp } from './sample-step-up.js';

export interface StageParts {
  database: Database;
  renderer: DocumentRenderer;
  libraries: AgreementLibraries;
  packs: LanguagePacks;
  /** With what originals are sealed, and how they are looked at afterwards. */
  tools: SealingTools;
  check: SealedFileCheck;
  /** Who hears of the made-up events; nobody is written to about things that never happened. */
  subscriptions: Subscriptions;
  baseUrl: string;
}

/** The product's own handlers on a clock that the sample data sets. */
export class SampleStage {
  readonly clock = new SetClock(new Date(0));
  readonly store: PartnershipStore;
  private readonly perform: PerformActionHandler;
  private readonly start: StartProposalHandler;
  private readonly freeze: FreezeTextHandler;
  private readonly sealing: SealAgreementHandler;

  constructor(private readonly parts: StageParts) {
    const { database, renderer, subscriptions, baseUrl } = parts;
    const documents = new PostgresDocumentStore(database, this.clock);
    const earlier = new PostgresEarlierRequests(database);
    this.store = new PostgresPartnershipStore(database, subscriptions, noWake);
    const stepUp = new SampleStepUp(database, this.clock);
    const texts = new HouseTexts(parts.libraries, parts.packs, noneUnprintable, documents);
    const signatures = new SignaturePreparation(stepUp, allPrintable, new StoredDrawings(documents));
    const preparations = new Preparations(
      this.store,
      allBrought,
      texts,
      signatures,
      new PostgresDeputyAddresses(database),
    );
    this.perform = new PerformActionHandler(this.store, preparations, earlier, this.clock);
    this.start = new StartProposalHandler(this.store, earlier, this.clock);
    const contents = new AgreementContents(documents);
    const originals = new StoredOriginals(renderer, documents);
    this.freeze = new FreezeTextHandler(this.store, this.perform, contents, originals, this.clock, { baseUrl });
    this.sealing = this.sealingOn(contents, documents);
  }

  async begin(personId: string, pair: { kind: string; initiatorId: string; counterpartId: string }): Promise<string> {
    const { partnership } = await this.start.execute({ input: pair, actor: { kind: 'person', personId } });
    return partnership.id;
  }

  async act(
    partnership: string,
    action: Parameters<PerformActionHandler['execute']>[0]['action'],
    input: object,
    actor: ActorRef,
  ): Promise<void> {
    await this.perform.execute({ partnership, action, input, actor });
  }

  /** What the service does by itself once everything is there. */
  async serve(partnershipId: string, work: 'freeze' | 'seal' | 'let-lapse'): Promise<void> {
    const date = this.clock.now().toISOString();
    if (work === 'freeze') return this.freeze.execute({ partnershipId, date });
    if (work === 'seal') return this.sealing.execute(partnershipId, date);
    await this.passLapseDeadline(partnershipId);
    await this.act(partnershipId, 'lapse', {}, { kind: 'clock' });
  }

  /** The hashes that an official signs: those of the frozen text and of both originals. */
  async hashes(partnershipId: string): Promise<object> {
    const loaded = await this.store.load(partnershipId, { kind: 'service' }, this.clock.now());
    const frozen = loaded?.partnership.procedure.frozen;
    return {
      contentHash: frozen?.contentHash,
      initiatorOriginal: frozen?.originals.initiator,
      counterpartOriginal: frozen?.originals.counterpart,
    };
  }

  /** Seals are made now, whenever a made-up agreement was signed: their certificates weren't there before. */
  private sealingOn(contents: AgreementContents, documents: PostgresDocumentStore): SealAgreementHandler {
    const { database, renderer, tools, check, baseUrl } = this.parts;
    const { store, perform, clock } = this;
    return sealingLine({
      ...{ store, perform, clock, contents, documents, renderer, tools, check, baseUrl },
      chain: new PostgresPublicChain(database),
      terms: new PostgresSignatoryTerms(database),
      steps: new PostgresSealingSteps(database, clock),
      sealClock: new SystemClock(),
    });
  }

  private async passLapseDeadline(partnershipId: string): Promise<void> {
    await this.parts.database.query(
      `insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
       select $1, $2, r.id, 'lapse', 'service', r.state, r.state_since, 1, $3, 'infinity' from procedure r where r.partnership_id = $2`,
      [uuidv7(), partnershipId, this.clock.now()],
    );
  }
}

const noWake: Wake = { soon: () => {} };
const allBrought: BroughtDocuments = {
  broughtBy: async () => true,
  scan: async (sha256) => ({ sha256, reading: { codes: [] } }),
};
const allPrintable: TextPrinting = { problems: () => [] };
const noneUnprintable = { unprintableInContent: () => [] } as unknown as PrintableCharacters;
