import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { type FormModel, formModel } from '../../platform/web/forms/form-model.js';
import { filledForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { People, type SampleUser } from '../application/people.js';
import { relyingParty } from '../domain/relying-party.js';
import { passkeySignInForm } from './passkeys.forms.js';

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

  /** The button that signs in without a mail; null where browsers have no passkeys. */
  passkey(next: string | null): { form: FormModel; optionsAction: string } | null {
    if (!relyingParty(this.config.baseUrl)) return null;
    const action = `${addresses.signIn}/passkey`;
    const form = formModel(passkeySignInForm, filledForm(passkeySignInForm, { next }), { action });
    return { form, optionsAction: `${action}/options` };
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
