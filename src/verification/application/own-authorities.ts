import type { TrustedAuthorities } from './document-inspector.js';

/** By whom this service's own seals are issued. */
export abstract class OwnAuthorities {
  abstract trusted(): Promise<TrustedAuthorities & { readonly ownAuthority: boolean }>;
}
