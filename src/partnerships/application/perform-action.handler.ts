import type { Clock } from '../../platform/clock/clock.js';
import { blockers, decide, type DecisionInput, type RequestedAction } from '../domain/decide.js';
import { ownSignature } from '../domain/own-signature.js';
import { resolve, type Resolved } from '../domain/resolve.js';
import { sides } from '../domain/states.js';
import { changedMeanwhile, codeSpent, keyReused, notFound, pairTaken, refusedError } from './action-errors.js';
import type { EarlierRequests } from './earlier-requests.js';
import type { Committed, LoadedCase, PartnershipStore } from './partnership-store.js';
import type { PerformAction, Performed } from './perform-action.js';
import { readableEvents } from './readable-events.js';
import { checkedInput, type Prepared, type Preparations } from './preparations.js';

/** How often a decision is made anew because somebody else committed in between. */
const attempts = 8;

/**
 * Every step of every partnership goes through here: check the input, load, decide purely, commit in one transaction.
 * Without an expected version the decision is simply made again on the newer state; with one, the actor is told.
 */
export class PerformActionHandler {
  constructor(
    private readonly store: PartnershipStore,
    private readonly preparations: Preparations,
    private readonly earlier: EarlierRequests,
    private readonly clock: Clock,
  ) {}

  async execute(command: PerformAction): Promise<Performed> {
    const input = checkedInput(command);
    try {
      return (await this.repeatedBefore(command)) ?? (await this.untilCommitted(command, input));
    } catch (error) {
      // the same request, sent twice at once, may meet what its twin has just done
      const repeated = (await this.repeatedBefore(command)) ?? (await this.signedMeanwhile(command, input));
      if (repeated) return repeated;
      throw error;
    }
  }

  private async untilCommitted(command: PerformAction, input: unknown): Promise<Performed> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const performed = await this.once(command, input);
      if (performed) return performed;
    }
    throw await this.conflict(command, 0);
  }

  /** Null when somebody else committed first and the decision may be made again. */
  private async once(command: PerformAction, input: unknown): Promise<Performed | null> {
    const loaded = await this.load(command);
    if (isAlreadySigned(command, loaded, input)) return { partnership: loaded.partnership, events: [], repeated: true };
    const reasons = blockers(loaded.partnership, command.action, loaded.facts, loaded.actor);
    if (reasons.length > 0) throw refusedError(reasons);
    const prepared = await this.preparations.prepare(command, loaded, input);
    const resolved = decided(loaded, command.action, prepared);
    if ('refused' in resolved) throw refusedError(resolved.refused);
    return this.commit(command, loaded, prepared, resolved);
  }

  private async load(command: PerformAction): Promise<LoadedCase> {
    const loaded = await this.store.load(command.partnership, command.actor, this.clock.now());
    if (!loaded?.visible) throw notFound();
    const { version } = loaded.partnership;
    if (command.expectedVersion !== undefined && command.expectedVersion !== version) {
      throw await this.conflict(command, command.expectedVersion, loaded);
    }
    return loaded;
  }

  private async commit(
    command: PerformAction,
    loaded: LoadedCase,
    prepared: Prepared,
    { events, after }: Exclude<Resolved, { refused: unknown }>,
  ): Promise<Performed | null> {
    const { spend } = prepared;
    const { idempotency } = command;
    const committed = await this.store.commit({
      loaded,
      events,
      after,
      ...(spend ? { spend } : {}),
      ...(idempotency ? { idempotency } : {}),
    });
    return this.outcome(committed, command, { partnership: after, events, repeated: false });
  }

  private async outcome(committed: Committed, command: PerformAction, done: Performed): Promise<Performed | null> {
    switch (committed.outcome) {
      case 'committed':
        return done;
      case 'repeated':
        return this.repeatedBefore(command);
      case 'taken':
        throw pairTaken(committed.reference);
      case 'code-spent':
        throw codeSpent();
      case 'conflict':
        return null;
    }
  }

  private async repeatedBefore({ idempotency, partnership, actor }: PerformAction): Promise<Performed | null> {
    const earlier = idempotency && (await this.earlier.find(idempotency.personId, idempotency.key));
    if (!idempotency || !earlier) return null;
    if (earlier.requestHash !== idempotency.requestHash) throw keyReused();
    const loaded = await this.store.load(partnership, actor, this.clock.now());
    return loaded?.visible ? { partnership: loaded.partnership, events: [], repeated: true } : null;
  }

  /** Whoever clicks twice has spent their code with the first click: the second is told what the first did. */
  private async signedMeanwhile(command: PerformAction, input: unknown): Promise<Performed | null> {
    if (command.action !== 'sign') return null;
    const loaded = await this.store.load(command.partnership, command.actor, this.clock.now());
    const signed = loaded?.visible && isAlreadySigned(command, loaded, input);
    return signed ? { partnership: loaded.partnership, events: [], repeated: true } : null;
  }

  private async conflict(command: PerformAction, since: number, known?: LoadedCase): Promise<Error> {
    const loaded = known ?? (await this.store.load(command.partnership, command.actor, this.clock.now()));
    if (!loaded) return notFound();
    const events = await this.store.events(loaded.partnership.id, since);
    return changedMeanwhile(loaded.partnership.version, readableEvents(events, loaded.actor));
  }
}

const decided = (loaded: LoadedCase, action: RequestedAction, { input }: Prepared): Resolved =>
  resolve(loaded, decide(loaded, action, input as DecisionInput<typeof action>));

/** Signing twice is the same result, not a second row and not an error. */
function isAlreadySigned({ action, actor }: PerformAction, { partnership }: LoadedCase, input: unknown): boolean {
  if (action !== 'sign' || actor.kind !== 'person') return false;
  const { procedure } = partnership;
  const same = procedure.frozen?.contentHash === (input as { contentHash: string }).contentHash;
  return same && sides.some((side) => ownSignature(procedure, side, actor.personId) !== null);
}
