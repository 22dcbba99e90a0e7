import { type CastMember, castMembers } from './cast.js';
import { DemoFailed } from './demo-failed.js';
import { DemoUser } from './demo-user.js';
import type { Mailbox } from './mailbox.js';
import type { SeenPartnership } from './partnership-api.js';

/** What the steps of the story share: who acts, their mailbox, and the partnership as it was last seen. */
export class DemoCase {
  private readonly users: ReadonlyMap<CastMember, DemoUser>;
  private latest: SeenPartnership | undefined;

  constructor(
    baseUrl: string,
    readonly mailbox: Mailbox,
  ) {
    this.users = new Map(castMembers.map((who) => [who, new DemoUser(who, baseUrl, mailbox)]));
  }

  user(who: CastMember): DemoUser {
    const user = this.users.get(who);
    if (!user) throw new DemoFailed(`Nobody plays ${who}.`);
    return user;
  }

  async giveKeysBack(): Promise<void> {
    for (const user of this.users.values()) await user.giveKeyBack();
  }

  get partnership(): SeenPartnership {
    if (!this.latest) throw new DemoFailed('The proposal was not started.');
    return this.latest;
  }

  seen(partnership: SeenPartnership): void {
    this.latest = partnership;
  }

  /** What the initiating clerk sees now; undefined before the proposal was started. */
  async look(): Promise<SeenPartnership | undefined> {
    if (this.latest) this.latest = await this.user('clerkOfSaintPaul').api.partnership(this.latest.reference);
    return this.latest;
  }
}
