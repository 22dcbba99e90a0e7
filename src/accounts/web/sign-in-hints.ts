import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { addresses } from '../../platform/web/navigation.js';
import { People, type SampleUser } from '../application/people.js';

export interface SampleUserLink extends SampleUser {
  /** The sign-in page with the address filled in: they sign in by mail like everybody else. */
  readonly href: string;
}

/** Help for trying the product out: who is there, and where the mail went. Neither shows in a real installation. */
@Injectable()
export class SignInHints {
  constructor(
    private readonly people: People,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where caught mail is read; null where mail is really sent. */
  get mailbox(): string | null {
    return this.config.catchMail ? '/mailbox' : null;
  }

  async samples(next: string | null): Promise<SampleUserLink[]> {
    if (!this.config.sampleData) return [];
    const onwards = next === null ? '' : `&next=${encodeURIComponent(next)}`;
    const users = await this.people.sampleUsers();
    return users.map((user) => ({
      ...user,
      href: `${addresses.signIn}?mail=${encodeURIComponent(user.mail)}${onwards}`,
    }));
  }
}
