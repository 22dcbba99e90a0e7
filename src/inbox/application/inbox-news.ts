import type { Clock } from '../../platform/clock/clock.js';
import type { InboxChanges } from './inbox-changes.js';

export interface News {
  /** People with changes in their inbox. */
  readonly people: ReadonlySet<string>;
  /** Communities of cases that have moved. */
  readonly communities: ReadonlySet<string>;
}

/** An event is dated before its transaction commits: those of longer ones are found by the count that is taken now and then. */
const lookBackMs = 15_000;

/** What is new for those to whom one process streams, since it was last asked. */
export class InboxNews {
  private seen: string | null = null;
  private versions: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly changes: InboxChanges,
    private readonly clock: Clock,
  ) {}

  /** Before the first stream reads what it missed: what comes after that is news. */
  async begin(): Promise<void> {
    if (this.seen !== null) return;
    const { visible } = await this.changes.last();
    await this.movedCommunities();
    this.seen ??= visible;
  }

  async of(personIds: readonly string[]): Promise<News> {
    await this.begin();
    await this.changes.number();
    const { people, upTo } = await this.changes.peopleAfter(this.seen ?? '0', personIds);
    const communities = await this.movedCommunities();
    this.seen = upTo;
    return { people: new Set(people), communities };
  }

  private async movedCommunities(): Promise<Set<string>> {
    const moved = await this.changes.movedSince(new Date(this.clock.now().getTime() - lookBackMs));
    const fresh = moved.filter(({ partnershipId, version }) => this.versions.get(partnershipId) !== version);
    this.versions = new Map(moved.map(({ partnershipId, version }) => [partnershipId, version]));
    return new Set(fresh.flatMap(({ communityIds }) => communityIds));
  }
}
