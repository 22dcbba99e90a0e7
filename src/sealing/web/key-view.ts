import { readableName } from '../application/certificate-names.js';
import type { HeldKey } from '../domain/held-key.js';

/** A key as pages show it. */
export interface KeyView {
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notAfter: Date;
  /** Over already, with an early end or without. */
  readonly state: 'in-use' | 'over' | 'replaced' | 'removed' | 'revoked';
  readonly tone: string;
  readonly heldBy: 'registry' | 'community';
  readonly origin: HeldKey['origin'];
  /** Certified by the authority that this service made for itself. */
  readonly ownAuthority: boolean;
}

const tones = { 'in-use': 'green', over: 'orange', replaced: 'grey', removed: 'grey', revoked: 'red' } as const;

/** `ownAuthorities`: the certificates of the authorities that the service made. */
export function keyView(key: HeldKey, ownAuthorities: readonly Uint8Array[], now: Date): KeyView {
  const state = key.ended?.reason ?? (now < key.notAfter ? 'in-use' : 'over');
  const issuer = key.role === 'authority' ? key.certificate : key.chain[0];
  return {
    fingerprint: key.fingerprint,
    subject: readableName(key.certificate, 'subject'),
    issuer: readableName(key.certificate, 'issuer'),
    notAfter: key.notAfter,
    state,
    tone: tones[state],
    heldBy: key.origin === 'brought' ? 'community' : 'registry',
    origin: key.origin,
    ownAuthority: issuer !== undefined && ownAuthorities.some((own) => Buffer.from(own).equals(issuer)),
  };
}
