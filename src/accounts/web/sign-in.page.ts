import type { FormModel } from '../../platform/web/forms/form-model.js';
import type { SampleUserLink } from './sign-in-hints.js';

/** Where mail is caught and read in the product; null where it is really sent. */
type Mailbox = string | null;

export interface SignInPage {
  readonly form: FormModel;
  readonly mailbox: Mailbox;
  /** To try the product as; choosing one only fills in the address. */
  readonly samples: readonly SampleUserLink[];
  /** Null where browsers have no passkeys. */
  readonly passkey: { readonly form: FormModel; readonly optionsAction: string } | null;
}

export interface CheckYourMailPage {
  readonly form: FormModel;
  readonly mail: string;
  readonly minutes: number;
  readonly mailbox: Mailbox;
  readonly againHref: string;
}

export interface UseLinkPage {
  readonly mail: string;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'accounts/sign-in': SignInPage;
    'accounts/check-your-mail': CheckYourMailPage;
    'accounts/use-link': UseLinkPage;
  }
}
