import { ShippedLibrary } from '../../src/agreements/infrastructure/wording/shipped-library.js';
import type { DocumentRenderer } from '../../src/agreements/application/typesetting/document-renderer.js';
import type { ActorRef } from '../../src/partnerships/application/partnership-store.js';
import type { Database } from '../../src/platform/database/database.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { type SampleCommunity, sampleCommunities } from '../../src/sample-data/communities.data.js';
import { insertPeople, type SamplePeople } from '../../src/sample-data/people.js';
import { type SampleStep, stepsOf } from '../../src/sample-data/sample-life.js';
import { SampleStage } from '../../src/sample-data/sample-stage.js';
import { packs } from './an-agreement.js';
import { type TestSealing, sealingTools } from './sealing-tools.js';

type Pair = [initiator: string, counterpart: string];

/** Cases with real texts and originals that both officials have signed, and that nobody has sealed yet. */
export class SignedCases {
  readonly stage: SampleStage;
  readonly subscriptions = new Subscriptions();
  private people: SamplePeople | undefined;

  constructor(
    private readonly database: Database,
    renderer: DocumentRenderer,
    sealing: TestSealing = sealingTools(database),
  ) {
    const { subscriptions } = this;
    const wording = { libraries: new ShippedLibrary(), packs };
    this.stage = new SampleStage({
      database,
      renderer,
      ...wording,
      ...sealing,
      subscriptions,
      baseUrl: 'http://localhost:3000',
    });
  }

  /** @returns the partnership's id */
  async signed(...pair: Pair): Promise<string> {
    const people = await this.populated();
    const [a, b] = pair.map((slug) => sampleCommunities.find((each) => each.slug === slug)) as [
      SampleCommunity,
      SampleCommunity,
    ];
    const life = {
      pair,
      kind: 'sister' as const,
      reaches: 'recognised' as const,
      ago: 0,
      areas: ['youth' as const, 'arts' as const],
    };
    this.stage.clock.set(new Date('2026-03-02T10:00:00Z'));
    const id = await this.stage.begin(people.clerk[pair[0]] ?? '', {
      kind: 'sister',
      ...this.communitiesOf(pair, people),
    });
    for (const step of stepsOf(life, a, b)) {
      if (step.action === 'seal') break;
      await this.take(id, step, pair, people);
    }
    return id;
  }

  /** After the first case. */
  staff(): ActorRef {
    return { kind: 'person', personId: this.people?.staff ?? '' };
  }

  private communitiesOf([initiator, counterpart]: Pair, { community }: SamplePeople) {
    return { initiatorId: community[initiator] ?? '', counterpartId: community[counterpart] ?? '' };
  }

  private async populated(): Promise<SamplePeople> {
    this.people ??= await insertPeople(this.database, sampleCommunities, new Date('2024-01-01T00:00:00Z'));
    return this.people;
  }

  private async take(id: string, step: SampleStep, pair: Pair, people: SamplePeople): Promise<void> {
    this.stage.clock.set(new Date(this.stage.clock.now().getTime() + 60_000));
    if (step.by === 'service') return this.stage.serve(id, step.action);
    const signature = { typedName: 'Sample signature', consent: true, code: '000000' };
    const dated = step.action === 'recordApproval' ? { meetingDate: '2026-02-27' } : {};
    const input =
      step.input === 'hashes' ? { ...signature, ...(await this.stage.hashes(id)) } : { ...step.input, ...dated };
    await this.stage.act(id, step.action, input, this.actor(step.by, pair, people));
  }

  private actor(by: string, [initiator, counterpart]: Pair, people: SamplePeople): ActorRef {
    const slug = by.startsWith('initiator') ? initiator : counterpart;
    const ids: Record<string, string | undefined> = {
      staff: people.staff,
      secondStaff: people.secondStaff,
      clerk: people.clerk[slug],
      official: people.official[slug],
    };
    return { kind: 'person', personId: ids[by.split('.').at(-1) ?? ''] ?? '' };
  }
}
