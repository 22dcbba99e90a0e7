import type { Clock } from '../../platform/clock/clock.js';
import { type ActionOffer, offers } from '../domain/offers.js';
import { notFound } from './action-errors.js';
import type { ActorRef, ListedEvent, LoadedCase, PartnershipStore } from './partnership-store.js';
import { readableEvents } from './readable-events.js';

/** A case as one person may see it: what it is, what happened, and what this person can do about it now. */
export interface CaseView extends LoadedCase {
  events: ListedEvent[];
  offers: ActionOffer[];
}

export class CaseQuery {
  constructor(
    private readonly store: PartnershipStore,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `partnership.not-found`, also for a case that is none of this person's business. */
  async view(referenceOrId: string, actor: ActorRef): Promise<CaseView> {
    const loaded = await this.store.load(referenceOrId, actor, this.clock.now());
    if (!loaded?.visible) throw notFound();
    const events = await this.store.events(loaded.partnership.id);
    return {
      ...loaded,
      events: readableEvents(events, loaded.actor),
      offers: offers(loaded.partnership, loaded.facts, loaded.actor),
    };
  }
}
