import { z } from 'zod';
import type { Clock } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/errors.js';
import { requireInput } from '../../platform/input.js';
import { startReasons, startEvent } from '../domain/decisions/start-decision.js';
import { partnershipKinds } from '../domain/proposal.js';
import { resolve } from '../domain/resolve.js';
import { keyReused, pairTaken, refusedError } from './action-errors.js';
import type { EarlierRequests } from './earlier-requests.js';
import type { ActorRef, IdempotencyUse, LoadedCase, NewPair, PartnershipStore } from './partnership-store.js';
import type { Performed } from './perform-action.js';

export const startProposalInput = z.object({
  kind: z.enum(partnershipKinds, { error: 'errors:choose-one' }),
  initiatorId: z.uuid('errors:community.choose'),
  counterpartId: z.uuid('errors:community.choose'),
});

export interface StartProposal {
  input: unknown;
  actor: ActorRef;
  idempotency?: IdempotencyUse;
}

/** The first event of a partnership: a draft that only its initiating community sees. */
export class StartProposalHandler {
  constructor(
    private readonly store: PartnershipStore,
    private readonly earlier: EarlierRequests,
    private readonly clock: Clock,
  ) {}

  async execute(command: StartProposal): Promise<Performed> {
    const pair = requireInput(startProposalInput, command.input);
    try {
      return (await this.repeatedBefore(command)) ?? (await this.once(command, pair));
    } catch (error) {
      // the same request, sent twice at once, may meet what its twin has just started
      const repeated = await this.repeatedBefore(command);
      if (repeated) return repeated;
      throw error;
    }
  }

  private async once(command: StartProposal, pair: NewPair): Promise<Performed> {
    const loaded = await this.store.loadPair(pair, command.actor, this.clock.now());
    if (!loaded) throw unknownCommunity();
    const reasons = startReasons(loaded);
    if (reasons.length > 0) throw refusedError(reasons);
    return this.commit(command, loaded);
  }

  private async commit(command: StartProposal, loaded: LoadedCase): Promise<Performed> {
    const reference = await this.store.nextReference(new Date(loaded.facts.now).getUTCFullYear());
    const resolved = resolve(loaded, { events: [startEvent(loaded.partnership, reference)] });
    if ('refused' in resolved) throw refusedError(resolved.refused);
    const { events, after } = resolved;
    const { idempotency } = command;
    const committed = await this.store.commit({ loaded, events, after, ...(idempotency ? { idempotency } : {}) });
    if (committed.outcome === 'taken') throw pairTaken(committed.reference);
    const repeated = committed.outcome === 'repeated' ? await this.repeatedBefore(command) : null;
    return repeated ?? { partnership: after, events, repeated: false };
  }

  private async repeatedBefore({ idempotency, actor }: StartProposal): Promise<Performed | null> {
    const earlier = idempotency && (await this.earlier.find(idempotency.personId, idempotency.key));
    if (!idempotency || !earlier) return null;
    if (earlier.requestHash !== idempotency.requestHash) throw keyReused();
    const loaded = await this.store.load(earlier.partnershipId, actor, this.clock.now());
    return loaded ? { partnership: loaded.partnership, events: [], repeated: true } : null;
  }
}

const unknownCommunity = (): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'input.invalid',
    message: 'The input is not valid.',
    errors: [{ code: 'community.unknown', field: 'counterpartId', message: 'Choose a community from the list.' }],
  });
