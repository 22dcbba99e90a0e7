import type { LoadedCase, PartnershipStore } from '../../partnerships/application/partnership-store.js';
import type { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import type { SealedCopies } from '../../partnerships/domain/procedure.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { Clock } from '../../platform/clock/clock.js';
import { type SealManifest, sealManifestSchema } from '../domain/seal-manifest.js';
import type { FinalOriginals } from './final-originals.js';
import type { KeeperSealing } from './keeper-sealing.js';
import type { SealedFile, SealedFiles } from './sealed-files.js';
import { SealingFailed } from './sealing-failed.js';
import type { SealingSteps } from './sealing-steps.js';

/** The work in its parts. */
export interface SealingWork {
  originals: FinalOriginals;
  steps: SealingSteps;
  sealing: KeeperSealing;
  files: SealedFiles;
}

/**
 * Seals both originals of a signed agreement, each exactly once. Whatever ends it between two steps, and however many are
 * at it, whoever goes on has the same bytes, and one event says that it is done.
 */
export class SealAgreementHandler {
  constructor(
    private readonly store: PartnershipStore,
    private readonly perform: PerformActionHandler,
    private readonly work: SealingWork,
    private readonly clock: Clock,
  ) {}

  /** @param date ISO instant that becomes the date of the documents */
  async execute(partnershipId: string, date: string): Promise<void> {
    const loaded = await this.store.load(partnershipId, { kind: 'service' }, this.clock.now());
    if (!loaded) return;
    const { state, sealed, hold } = loaded.partnership.procedure;
    if (state !== 'signed' || sealed) return this.work.steps.clear(partnershipId);
    // nobody gets anything while a case rests; its release brings another event
    if (hold) return;
    await this.seal(loaded, date);
    await this.work.steps.clear(partnershipId);
  }

  private async seal(loaded: LoadedCase, date: string): Promise<void> {
    const { id } = loaded.partnership;
    const lists = await this.begun(loaded, date);
    const files = {
      initiator: await this.file(id, lists.initiator),
      counterpart: await this.file(id, lists.counterpart),
    };
    await this.verified(id, files);
    const copies = await this.work.files.store(files);
    const input = sealedCopies(copies, lists.initiator);
    await this.perform.execute({ partnership: id, action: 'storeSealed', actor: { kind: 'service' }, input });
  }

  private async begun(loaded: LoadedCase, date: string): Promise<Record<Side, SealManifest>> {
    const { steps, originals } = this.work;
    const { id } = loaded.partnership;
    const known = (await steps.lists(id)) ?? (await steps.begin(id, await originals.render(loaded, date)));
    const read = (side: Side) => sealManifestSchema.parse(JSON.parse(known[side].toString('utf8')));
    return { initiator: read('initiator'), counterpart: read('counterpart') };
  }

  private async file(partnershipId: string, list: SealManifest): Promise<SealedFile> {
    return { pdf: await this.work.sealing.finish(partnershipId, list), list };
  }

  /** What fails would fail again with the same bytes, so the next attempt begins anew. */
  private async verified(partnershipId: string, files: Record<Side, SealedFile>): Promise<void> {
    try {
      await this.work.files.verify(files);
    } catch (error) {
      if (error instanceof SealingFailed) await this.work.steps.clear(partnershipId);
      throw error;
    }
  }
}

function sealedCopies(copies: Record<Side, string>, { level, seals }: SealManifest): SealedCopies {
  return {
    copies,
    level,
    seals: seals.map(({ field, certificate, heldBy }) => ({ field, certificate, heldBy })),
  };
}
