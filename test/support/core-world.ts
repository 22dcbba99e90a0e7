import { createHash } from 'node:crypto';
import { PostgresDeputyAddresses } from '../../src/partnerships/infrastructure/postgres-deputy-addresses.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { PostgresEarlierRequests } from '../../src/partnerships/infrastructure/postgres-earlier-requests.js';
import { PerformActionHandler } from '../../src/partnerships/application/perform-action.handler.js';
import type { StepUpCheck } from '../../src/partnerships/application/step-up-check.js';
import type { PerformAction } from '../../src/partnerships/application/perform-action.js';
import type { ActorRef, PartnershipStore } from '../../src/partnerships/application/partnership-store.js';
import { Preparations } from '../../src/partnerships/application/preparations.js';
import { SignaturePreparation } from '../../src/partnerships/application/signature-preparation.js';
import { StartProposalHandler } from '../../src/partnerships/application/start-proposal.handler.js';
import type { Partnership } from '../../src/partnerships/domain/partnership.js';
import type { State } from '../../src/partnerships/domain/states.js';
import { PostgresPartnershipStore } from '../../src/partnerships/infrastructure/postgres-partnership-store.js';
import { SetClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { type SampleCommunity, sampleCommunities } from '../../src/sample-data/communities.data.js';
import { insertPeople, type SamplePeople } from '../../src/sample-data/people.js';
import { SampleStepUp } from '../../src/sample-data/sample-step-up.js';
import { stepsOf } from '../../src/sample-data/sample-life.js';
import { HashedTexts } from './a-text.js';

export interface Hashes {
  contentHash: string;
  initiatorOriginal: string;
  counterpartOriginal: string;
}

const originals = [Buffer.from('the initiator’s original'), Buffer.from('the counterpart’s original')] as const;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const worldHashes: Hashes = {
  contentHash: 'a'.repeat(64),
  initiatorOriginal: sha256(originals[0]),
  counterpartOriginal: sha256(originals[1]),
};

const brought = { broughtBy: async () => true, scan: async (sha256: string) => ({ sha256, reading: { codes: [] } }) };
const printable = { problems: () => [] };
const drawings = { keep: async () => 'd'.repeat(64) };

/** The core on a real database, with people of real communities, a clock of its own and documents that are only hashes. */
export class CoreWorld {
  readonly clock: SetClock;
  readonly subscriptions = new Subscriptions();
  readonly store: PartnershipStore;
  readonly start: StartProposalHandler;
  private readonly perform: PerformActionHandler;
  people!: SamplePeople;

  constructor(
    readonly database: Database,
    parts: { clock?: SetClock; stepUp?: StepUpCheck } = {},
  ) {
    this.clock = parts.clock ?? new SetClock(new Date('2026-03-02T10:00:00Z'));
    const earlier = new PostgresEarlierRequests(database);
    this.store = new PostgresPartnershipStore(database, this.subscriptions, { soon: () => {} });
    const stepUp = parts.stepUp ?? new SampleStepUp(database, this.clock);
    const signatures = new SignaturePreparation(stepUp, printable, drawings);
    const preparations = new Preparations(
      this.store,
      brought,
      new HashedTexts(),
      signatures,
      new PostgresDeputyAddresses(database),
    );
    this.perform = new PerformActionHandler(this.store, preparations, earlier, this.clock);
    this.start = new StartProposalHandler(this.store, earlier, this.clock);
  }

  async populate(): Promise<void> {
    this.people = await insertPeople(this.database, sampleCommunities, new Date('2024-01-01T00:00:00Z'));
  }

  /** For those who ask whether the documents are there as well. */
  async storeOriginals(): Promise<void> {
    const documents = new PostgresDocumentStore(this.database, this.clock);
    for (const bytes of originals)
      await documents.save({ kind: 'original', mediaType: 'application/pdf', bytes, pages: 1 });
  }

  clerk = (slug: string): ActorRef => ({ kind: 'person', personId: this.people.clerk[slug] ?? '' });
  official = (slug: string): ActorRef => ({ kind: 'person', personId: this.people.official[slug] ?? '' });
  staff = (): ActorRef => ({ kind: 'person', personId: this.people.staff });
  secondStaff = (): ActorRef => ({ kind: 'person', personId: this.people.secondStaff });

  async begin(initiator: string, counterpart: string, kind = 'sister'): Promise<string> {
    const pair = {
      kind,
      initiatorId: this.people.community[initiator],
      counterpartId: this.people.community[counterpart],
    };
    const { partnership } = await this.start.execute({ input: pair, actor: this.clerk(initiator) });
    return partnership.id;
  }

  async act(
    partnership: string,
    action: PerformAction['action'],
    input: unknown,
    actor: ActorRef,
    more: Partial<PerformAction> = {},
  ): Promise<Partnership> {
    return (await this.perform.execute({ partnership, action, input, actor, ...more })).partnership;
  }

  sign(partnership: string, slug: string): Promise<Partnership> {
    return this.signWith(partnership, slug, { code: '000000' });
  }

  /** With another proof, or drawn. */
  signWith(partnership: string, slug: string, more: object): Promise<Partnership> {
    return this.signAs(partnership, this.people.official[slug] ?? '', more);
  }

  signAs(partnership: string, personId: string, more: object): Promise<Partnership> {
    const input = { typedName: 'Sample', consent: true, ...worldHashes, ...more };
    return this.act(partnership, 'sign', input, { kind: 'person', personId });
  }

  async stateOf(partnership: string): Promise<State> {
    const loaded = await this.store.load(partnership, { kind: 'service' }, this.clock.now());
    return loaded?.partnership.procedure.state as State;
  }

  /** Takes the pair along the main line until it enters `reaches`. */
  async bring(initiator: string, counterpart: string, reaches: State): Promise<string> {
    const id = await this.begin(initiator, counterpart);
    const [a, b] = [initiator, counterpart].map((slug) => sampleCommunities.find((each) => each.slug === slug)) as [
      SampleCommunity,
      SampleCommunity,
    ];
    const life = {
      pair: [initiator, counterpart] as [string, string],
      kind: 'sister' as const,
      reaches: 'recognised' as const,
      ago: 0,
      areas: ['youth' as const, 'arts' as const],
    };
    for (const step of stepsOf(life, a, b)) {
      if ((await this.stateOf(id)) === reaches) break;
      await this.take(id, step, { initiator, counterpart });
    }
    return id;
  }

  private async take(
    id: string,
    step: ReturnType<typeof stepsOf>[number],
    slugs: Record<'initiator' | 'counterpart', string>,
  ): Promise<void> {
    if (step.by === 'service') return this.serve(id, step.action);
    if (step.input === 'hashes') {
      await this.sign(id, slugs[step.by === 'initiator.official' ? 'initiator' : 'counterpart']);
      return;
    }
    const dated = step.action === 'recordApproval' ? { meetingDate: '2026-02-27' } : {};
    const actors = {
      'initiator.clerk': this.clerk(slugs.initiator),
      'counterpart.clerk': this.clerk(slugs.counterpart),
      staff: this.staff(),
      secondStaff: this.secondStaff(),
    };
    await this.act(id, step.action, { ...step.input, ...dated }, actors[step.by as keyof typeof actors]);
  }

  private async serve(id: string, work: string): Promise<void> {
    const originals = { initiator: worldHashes.initiatorOriginal, counterpart: worldHashes.counterpartOriginal };
    const service: ActorRef = { kind: 'service' };
    if (work === 'seal') await this.act(id, 'storeSealed', { copies: originals, level: 'B-B', seals: [] }, service);
    else
      await this.act(
        id,
        'freezeText',
        { revision: 1, contentHash: worldHashes.contentHash, originals, names: { initiator: 'A', counterpart: 'B' } },
        service,
      );
  }
}
