import type { AgreementContents } from '../../agreements/application/agreement-contents.js';
import type { DocumentRenderer } from '../../agreements/application/typesetting/document-renderer.js';
import type { PartnershipStore } from '../../partnerships/application/partnership-store.js';
import type { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import type { PublicChain } from '../../partnerships/application/public-chain.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { ExpectedSeals } from '../application/expected-seals.js';
import { FinalOriginals } from '../application/final-originals.js';
import { KeeperSealing, type SealingTools } from '../application/keeper-sealing.js';
import { SealAgreementHandler, type SealingWork } from '../application/seal-agreement.handler.js';
import { SealedAttachments } from '../application/sealed-attachments.js';
import type { SealedFileCheck } from '../application/sealed-file-check.js';
import { SealedFiles } from '../application/sealed-files.js';
import type { SealingSteps } from '../application/sealing-steps.js';
import type { SignatoryTerms } from '../application/signatory-terms.js';
import { SignatureDossier } from '../application/signature-dossier.js';

/** All that sealing asks of others. */
export interface SealingLineParts {
  store: PartnershipStore;
  perform: PerformActionHandler;
  chain: PublicChain;
  contents: AgreementContents;
  documents: DocumentStore;
  renderer: DocumentRenderer;
  terms: SignatoryTerms;
  tools: SealingTools;
  steps: SealingSteps;
  check: SealedFileCheck;
  clock: Clock;
  /** Of the seals; where nothing else is said, `clock`. */
  sealClock?: Clock;
  baseUrl: string;
}

/** From the signed agreement to its stored originals: the stations in their order. */
export function sealingWork(parts: SealingLineParts): SealingWork {
  const { store, chain, contents, documents, renderer, tools, steps, clock, baseUrl } = parts;
  const dossier = new SignatureDossier(documents, parts.terms);
  const attachments = new SealedAttachments(documents, contents);
  const materials = { store, chain, contents, dossier, attachments };
  const seals = new ExpectedSeals(tools.keys, tools.stamps);
  return {
    originals: new FinalOriginals(materials, seals, renderer, { baseUrl }),
    steps,
    sealing: new KeeperSealing(steps, tools, parts.sealClock ?? clock),
    files: new SealedFiles(parts.check, documents),
  };
}

export const sealingLine = (parts: SealingLineParts): SealAgreementHandler =>
  new SealAgreementHandler(parts.store, parts.perform, sealingWork(parts), parts.clock);
