import { PerformActionHandler } from '../../../src/partnerships/application/perform-action.handler.js';
import type { PerformAction } from '../../../src/partnerships/application/perform-action.js';
import type {
  ActorRef,
  LoadedCase,
  PartnershipStore,
} from '../../../src/partnerships/application/partnership-store.js';
import { Preparations } from '../../../src/partnerships/application/preparations.js';
import { SignaturePreparation } from '../../../src/partnerships/application/signature-preparation.js';
import { StartProposalHandler } from '../../../src/partnerships/application/start-proposal.handler.js';
import { PostgresDeputyAddresses } from '../../../src/partnerships/infrastructure/postgres-deputy-addresses.js';
import { PostgresEarlierRequests } from '../../../src/partnerships/infrastructure/postgres-earlier-requests.js';
import { PostgresPartnershipStore } from '../../../src/partnerships/infrastructure/postgres-partnership-store.js';
import { SetClock } from '../../../src/platform/clock/clock.js';
import type { Database } from '../../../src/platform/database/database.js';
import { AppError } from '../../../src/platform/errors.js';
import type { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { SampleStepUp } from '../../../src/sample-data/sample-step-up.js';
import { aText, HashedTexts } from '../a-text.js';
import { usualInputs } from '../partnership-steps.js';

/** A second between two acts, so that no two commits to a case have the same instant. */
const moment = 1_000;

/** A web process of the product: who acts here acts through the product’s own handler, by a clock of its own. */
export class Desk {
  readonly clock = new SetClock(new Date(0));
  readonly store: PartnershipStore;
  private readonly perform: PerformActionHandler;
  private readonly starting: StartProposalHandler;

  constructor(database: Database, subscriptions: Subscriptions) {
    const earlier = new PostgresEarlierRequests(database);
    this.store = new PostgresPartnershipStore(database, subscriptions, { soon: () => {} });
    const preparations = new Preparations(
      this.store,
      { broughtBy: async () => true, scan: async (sha256: string) => ({ sha256, reading: { codes: [] } }) },
      new HashedTexts(),
      new SignaturePreparation(
        new SampleStepUp(database, this.clock),
        { problems: () => [] },
        { keep: async () => 'd'.repeat(64) },
      ),
      new PostgresDeputyAddresses(database),
    );
    this.perform = new PerformActionHandler(this.store, preparations, earlier, this.clock);
    this.starting = new StartProposalHandler(this.store, earlier, this.clock);
  }

  async start(initiatorId: string, counterpartId: string, by: string): Promise<string> {
    this.clock.advance(moment);
    const input = { kind: 'sister', initiatorId, counterpartId };
    return (await this.starting.execute({ input, actor: { kind: 'person', personId: by } })).partnership.id;
  }

  async load(id: string): Promise<LoadedCase> {
    const loaded = await this.store.load(id, { kind: 'service' }, this.clock.now());
    if (!loaded) throw new Error('The case is not there.');
    return loaded;
  }

  /** Whether it was allowed: people try things that are not. */
  async act(id: string, action: PerformAction['action'], by: string, input: object = {}): Promise<boolean> {
    this.clock.advance(moment);
    const usual = action === 'proposeText' ? aText() : (usualInputs as Record<string, object>)[action];
    const actor: ActorRef = by === 'service' ? { kind: 'service' } : { kind: 'person', personId: by };
    const whole = action === 'answerSection' || action === 'snooze' ? input : { ...usual, ...input };
    try {
      await this.perform.execute({ partnership: id, action, input: whole, actor });
      return true;
    } catch (error) {
      if (error instanceof AppError) return this.refused(action, error);
      throw error;
    }
  }

  readonly refusals = new Map<string, number>();

  private refused(action: string, { code, errors }: AppError): boolean {
    const why = `${action}: ${[code, ...errors.map((each) => `${each.code} ${each.field ?? ''}`)].join(', ')}`;
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1);
    return false;
  }
}
