import type { MailWish } from '../application/addresses/mail-wishes.js';
import { mailWishes } from '../application/addresses/mail-wishes.js';
import type { PausedAddress } from '../application/addresses/paused-address.js';

export interface NotMePage {
  readonly mail: string;
  readonly name: string;
  readonly reference: string | null;
  readonly preferencesHref: string;
}

export interface MailWishesPage {
  readonly mail: string;
  readonly wish: MailWish;
  readonly wishes: readonly MailWish[];
  readonly action: string;
  /** Reached from the account, where one goes back to; otherwise from a mail. */
  readonly ofAccount: boolean;
  /** A program has just unsubscribed for its owner. */
  readonly unsubscribed: boolean;
  /** Of one's own account, why nothing is written to it. */
  readonly paused: PausedAddress | null;
  readonly liftAction: string | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/not-me': NotMePage;
    'notifications/not-me-done': { readonly mail: string };
    'notifications/mail-wishes': MailWishesPage;
    'notifications/dead-mail-link': Record<string, never>;
  }
}

export const mailWishesPage = (
  mail: string,
  wish: MailWish,
  action: string,
  rest: Partial<MailWishesPage> = {},
): MailWishesPage => ({
  ...{ mail, wish, action, wishes: mailWishes, ofAccount: false, unsubscribed: false, paused: null, liftAction: null },
  ...rest,
});
