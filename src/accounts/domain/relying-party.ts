import { isIP } from 'node:net';

/** To whom a browser says that a passkey belongs. */
export interface RelyingParty {
  readonly origin: string;
  /** The host of the origin, without a port. */
  readonly id: string;
}

/** Null where browsers have no passkeys: an address of numbers has none, and plain http has them on localhost alone. */
export function relyingParty(baseUrl: string): RelyingParty | null {
  const { origin, hostname, protocol } = new URL(baseUrl);
  const numbers = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return !numbers && (protocol === 'https:' || hostname === 'localhost') ? { origin, id: hostname } : null;
}
