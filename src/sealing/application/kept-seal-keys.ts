import type { Clock } from '../../platform/clock/clock.js';
import type { HeldKey } from '../domain/held-key.js';
import type { IssuingOffice } from './issuing-office.js';
import type { RevocationLists } from './revocation-lists.js';
import type { SealKeyRing } from './seal-key-ring.js';
import type { SealKeyStore } from './seal-key-store.js';
import { type IssuingAuthority, type SealKey, SealKeys } from './seal-keys.js';

/** Keys that this service holds, or that its configuration names. */
export class KeptSealKeys extends SealKeys {
  constructor(
    private readonly ring: SealKeyRing,
    private readonly keys: SealKeyStore,
    private readonly office: IssuingOffice,
    private readonly lists: RevocationLists,
    private readonly clock: Clock,
  ) {
    super();
  }

  async registry(): Promise<SealKey> {
    return this.ring.sealKey(await this.ring.registry());
  }

  async ofCommunity(communityId: string): Promise<SealKey> {
    return this.ring.sealKey(await this.ring.ofCommunity(communityId));
  }

  async withCertificate(sha256: string): Promise<SealKey | null> {
    const held = await this.keys.withFingerprint(sha256);
    const usable = held && held.role !== 'authority' && isStillHere(held);
    return usable && this.clock.now() < held.notAfter ? this.ring.sealKey(held) : null;
  }

  async authority(): Promise<IssuingAuthority> {
    const authority = await this.office.authority();
    const { der: crl } = await this.lists.of(authority);
    const certificates = [authority.certificate, ...authority.chain].reverse();
    return { certificates, ownAuthority: authority.origin === 'issued', crl };
  }
}

/** The configuration holds one key of the registry: once it names another, the former is gone. */
const isStillHere = ({ origin, erased, ended }: HeldKey): boolean =>
  !erased && ended?.reason !== 'revoked' && !(origin === 'configured' && ended);
