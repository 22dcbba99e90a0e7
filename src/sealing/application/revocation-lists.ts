import type { Sql } from '../../platform/database/database.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { HeldKey } from '../domain/held-key.js';
import type { CertificateIssuer } from './certificate-issuer.js';
import { isKeyUnreadable } from './seal-errors.js';
import type { Signer } from './signer.js';
import type { KeptList, SealKeyStore } from './seal-key-store.js';

const day = 24 * 3_600_000;
/** Until when a list may be relied on; a new one is there long before. */
const listLasts = 7 * day;

interface Renewal {
  readonly authority: HeldKey;
  readonly signer: Signer;
  readonly former: KeptList | null;
}

/** What an authority has revoked, signed by it: anew each day that somebody asks, and after each revocation. */
export class RevocationLists {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly issuer: CertificateIssuer,
    private readonly clock: Clock,
  ) {}

  async of(authority: HeldKey): Promise<KeptList> {
    const kept = await this.keys.list(authority.fingerprint);
    if (kept && (await this.isFresh(kept, authority))) return kept;
    const signer = await this.keys.signer(authority);
    return this.keys.locked(`revocation list ${authority.fingerprint}`, async (sql) => {
      const meanwhile = await this.keys.list(authority.fingerprint, sql);
      if (meanwhile && (await this.isFresh(meanwhile, authority, sql))) return meanwhile;
      return this.renew({ authority, signer, former: meanwhile }, sql);
    });
  }

  /**
   * The last list that is kept, for whoever checks documents: it is as old as it is, but names everything that was revoked.
   * Where the authority's key can't be read it is still the best that there is. Null where there never was one.
   */
  async lastOf(authority: HeldKey): Promise<KeptList | null> {
    const kept = await this.keys.list(authority.fingerprint);
    const revoked = await this.keys.revoked(authority);
    if (revoked.length === (kept?.revoked ?? 0)) return kept;
    try {
      return await this.of(authority);
    } catch (error) {
      if (isKeyUnreadable(error)) return kept;
      throw error;
    }
  }

  /** The last one of an authority that was replaced is all there will be: its key may be gone. */
  private async isFresh(kept: KeptList, authority: HeldKey, sql?: Sql): Promise<boolean> {
    if (authority.ended && authority.origin === 'configured') return true;
    const age = this.clock.now().getTime() - kept.issuedAt.getTime();
    const revoked = await this.keys.revoked(authority, sql);
    return age < day && kept.revoked === revoked.length;
  }

  private async renew({ authority, signer, former }: Renewal, sql: Sql): Promise<KeptList> {
    const revoked = await this.keys.revoked(authority, sql);
    const issuedAt = this.clock.now();
    const number = (former?.number ?? 0) + 1;
    const der = await this.issuer.revocationList({
      authority: signer,
      number,
      thisUpdate: issuedAt,
      nextUpdate: new Date(issuedAt.getTime() + listLasts),
      revoked,
    });
    const list = { number, der, issuedAt, revoked: revoked.length };
    await this.keys.keepList(authority.fingerprint, list, sql);
    return list;
  }
}
