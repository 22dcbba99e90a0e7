import { v7 as uuidv7 } from 'uuid';
import type { BroughtDocuments } from '../../src/partnerships/application/brought-documents.js';
import type { PartnershipStore } from '../../src/partnerships/application/partnership-store.js';
import { PerformActionHandler } from '../../src/partnerships/application/perform-action.handler.js';
import { Preparations } from '../../src/partnerships/application/preparations.js';
import { SignaturePreparation } from '../../src/partnerships/application/signature-preparation.js';
import { StartProposalHandler } from '../../src/partnerships/application/start-proposal.handler.js';
import type { TextPrinting } from '../../src/partnerships/application/text-printing.js';
import { sectionNames } from '../../src/partnerships/domain/proposal.js';
import { PostgresDeputyAddresses } from '../../src/partnerships/infrastructure/postgres-deputy-addresses.js';
import { PostgresEarlierRequests } from '../../src/partnerships/infrastructure/postgres-earlier-requests.js';
import { PostgresPartnershipStore } from '../../src/partnerships/infrastructure/postgres-partnership-store.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import type { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import type { Wake } from '../../src/platform/outbox/wake.js';
import { insertPeople, type SamplePeople } from '../../src/sample-data/people.js';
import { sampleCommunities, type SampleCommunity } from '../../src/sample-data/communities.data.js';
import { sampleProposal } from '../../src/sample-data/sample-answers.js';
import { SampleStepUp } from '../../src/sample-data/sample-step-up.js';
import { allAtOnce } from './all-at-once.js';
import { HashedTexts } from '../support/a-text.js';

/** A pair whose proposal is complete, ready to be submitted. */
export interface BenchCase {
  id: string;
  initiator: string;
  counterpart: string;
}

/** The product's own handlers on a database full of communities; documents are fixed bytes, so that no PDF is timed. */
export class BenchWorld {
  readonly store: PartnershipStore;
  readonly perform: PerformActionHandler;
  private readonly start: StartProposalHandler;
  private people!: SamplePeople;
  private sides: { west: SampleCommunity[]; east: SampleCommunity[] } = { west: [], east: [] };
  private made = 0;

  constructor(
    private readonly database: Database,
    subscriptions: Subscriptions,
    wake: Wake,
  ) {
    const clock = new SystemClock();
    const earlier = new PostgresEarlierRequests(database);
    this.store = new PostgresPartnershipStore(database, subscriptions, wake);
    const drawings = { keep: async () => 'd'.repeat(64) };
    const signatures = new SignaturePreparation(new SampleStepUp(database, clock), allPrintable, drawings);
    const preparations = new Preparations(
      this.store,
      allBrought,
      new HashedTexts(),
      signatures,
      new PostgresDeputyAddresses(database),
    );
    this.perform = new PerformActionHandler(this.store, preparations, earlier, clock);
    this.start = new StartProposalHandler(this.store, earlier, clock);
  }

  /** `side` communities in each of two countries: side × side pairs. */
  async populate(side: number): Promise<void> {
    const [saintPaul, nagasaki] = sampleCommunities as [SampleCommunity, SampleCommunity];
    const copies = (of: SampleCommunity) =>
      Array.from({ length: side }, (_, n) => ({ ...of, slug: `${of.slug}-${n}` }));
    this.sides = { west: copies(saintPaul), east: copies(nagasaki) };
    const all = [...this.sides.west, ...this.sides.east];
    this.people = await insertPeople(this.database, all, new Date('2024-01-01T00:00:00Z'));
    await this.database.query('analyze');
  }

  async drafts(count: number): Promise<BenchCase[]> {
    const cases: BenchCase[] = [];
    const numbers = Array.from({ length: count }, () => this.made++);
    await allAtOnce(numbers, 16, async (n) => {
      cases.push(await this.draft(n));
    });
    return cases;
  }

  private async draft(n: number): Promise<BenchCase> {
    const { west, east } = this.sides;
    const initiator = west[n % west.length] as SampleCommunity;
    const counterpart = east[Math.floor(n / west.length)] as SampleCommunity;
    const actor = { kind: 'person', personId: this.people.clerk[initiator.slug] ?? '' } as const;
    const pair = {
      initiatorId: this.people.community[initiator.slug],
      counterpartId: this.people.community[counterpart.slug],
    };
    const { partnership } = await this.start.execute({ input: { kind: 'sister', ...pair }, actor });
    const life = {
      pair: [initiator.slug, counterpart.slug] as [string, string],
      kind: 'sister' as const,
      areas: ['youth' as const, 'arts' as const],
      reaches: 'draft' as const,
      ago: 0,
    };
    const proposal = sampleProposal(life, initiator, counterpart);
    for (const section of sectionNames) {
      const input = { section, answers: proposal[section] };
      await this.perform.execute({ partnership: partnership.id, action: 'answerSection', input, actor });
    }
    return { id: partnership.id, initiator: initiator.slug, counterpart: counterpart.slug };
  }

  person(role: 'clerk' | 'official', slug: string) {
    return { kind: 'person', personId: this.people[role][slug] ?? '' } as const;
  }

  get staff() {
    return { kind: 'person', personId: this.people.staff } as const;
  }

  get secondStaff() {
    return { kind: 'person', personId: this.people.secondStaff } as const;
  }
}

/** Stands for a document: the right shape, no bytes behind it. */
export const anyHash = (): string => uuidv7().replaceAll('-', '').repeat(2);

const allBrought: BroughtDocuments = {
  broughtBy: async () => true,
  scan: async (sha256) => ({ sha256, reading: { codes: [] } }),
};
const allPrintable: TextPrinting = { problems: () => [] };
