import type { ActionPurpose } from '../domain/link.js';

export interface ActionLinkPage {
  readonly purpose: ActionPurpose;
  readonly name: string;
  readonly reference: string;
  readonly initiator: string;
  readonly counterpart: string;
}

/** Somebody else is signed in in this browser. */
export interface OtherPersonPage {
  readonly signedIn: string;
  /** This page, to come back to after signing out. */
  readonly returnTo: string;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'accounts/action-link': ActionLinkPage;
    'accounts/other-person': OtherPersonPage;
  }
}
