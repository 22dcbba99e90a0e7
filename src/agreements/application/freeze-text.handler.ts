import { refusedError } from '../../partnerships/application/action-errors.js';
import { PartnershipStore, type LoadedCase } from '../../partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import { blockers } from '../../partnerships/domain/decide.js';
import { latestRevision } from '../../partnerships/domain/procedure.js';
import { Clock } from '../../platform/clock/clock.js';
import { contentHash } from '../domain/agreement-content.js';
import type { AgreementContents } from './agreement-contents.js';
import type { StoredOriginals } from './stored-originals.js';

export interface FreezeText {
  partnershipId: string;
  /** ISO instant that becomes the date of the rendered originals. */
  date: string;
}

/** Renders both originals of the accepted text, stores them, and fixes all three hashes in one event. */
export class FreezeTextHandler {
  constructor(
    private readonly store: PartnershipStore,
    private readonly perform: PerformActionHandler,
    private readonly contents: AgreementContents,
    private readonly originals: StoredOriginals,
    private readonly clock: Clock,
    private readonly settings: { baseUrl: string },
  ) {}

  /** @throws AppError with the reasons when it can't be frozen now: on hold, say, or barred by a rule. */
  async execute({ partnershipId, date }: FreezeText): Promise<void> {
    const loaded = await this.store.load(partnershipId, { kind: 'service' }, this.clock.now());
    if (!loaded) return;
    const reasons = blockers(loaded.partnership, 'freezeText', loaded.facts, loaded.actor);
    if (reasons.length > 0) throw refusedError(reasons);
    const frozen = await this.render(loaded, date);
    await this.perform.execute({
      partnership: partnershipId,
      action: 'freezeText',
      actor: { kind: 'service' },
      input: frozen,
    });
  }

  private async render({ partnership, sample }: LoadedCase, date: string) {
    const revision = latestRevision(partnership.procedure);
    if (!revision) throw new Error(`${partnership.reference} has no text to freeze.`);
    const content = await this.contents.of(partnership, revision);
    const hash = contentHash(content);
    const job = {
      document: 'original' as const,
      content,
      contentHash: hash,
      arms: await this.contents.armsOf(content),
      reference: partnership.reference,
      verifyUrl: `${this.settings.baseUrl}/verify/${partnership.reference}`,
      date,
      sampleData: sample,
    };
    const originals = await this.originals.keep(job);
    return { revision: revision.number, contentHash: hash, originals, names: revision.names };
  }
}
