import type { Sql } from '../../platform/database/database.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { KeyPair } from '../../platform/keys/key-pair.js';
import { type CertificateSubject, ownAuthoritySubject } from '../domain/certificate-subject.js';
import { type HeldKey, isNearItsEnd } from '../domain/held-key.js';
import { authorityAddresses } from './authority-addresses.js';
import { certificateFingerprint } from './certificate-fingerprint.js';
import type { CertificateIssuer } from './certificate-issuer.js';
import type { SealKeyStore } from './seal-key-store.js';
import type { SealSettings } from './seal-settings.js';

const hour = 3_600_000;
const day = 24 * hour;
const authorityLasts = 20 * 365 * day;
const certificateLasts = 2 * 365 * day;
/** Clocks of those who check may be behind ours. */
const slack = hour;

/** The authority in use, configured or one's own, and the certificates that it issues. */
export class IssuingOffice {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly issuer: CertificateIssuer,
    private readonly settings: SealSettings,
    private readonly clock: Clock,
  ) {}

  /** Made now, once, when there is none and none is configured. */
  async authority(): Promise<HeldKey> {
    const found = await this.keys.inUse('authority', null);
    if (found && this.isRight(found)) return found;
    return this.keys.locked('authority', async (sql) => {
      const meanwhile = await this.keys.inUse('authority', null, sql);
      return meanwhile && this.isRight(meanwhile) ? meanwhile : this.install(sql);
    });
  }

  /** A new key, certified for two years or for as long as the authority itself is. */
  async issue(subject: CertificateSubject): Promise<KeyPair> {
    const authority = await this.authority();
    const now = this.clock.now().getTime();
    return this.issuer.issue({
      subject,
      authority: await this.keys.signer(authority),
      addresses: authorityAddresses(this.settings.baseUrl, authority),
      notBefore: new Date(Math.max(now - slack, authority.notBefore.getTime())),
      notAfter: new Date(Math.min(now + certificateLasts, authority.notAfter.getTime())),
    });
  }

  private isRight(found: HeldKey): boolean {
    const { authority } = this.settings;
    if (authority) return certificateFingerprint(authority.certificate) === found.fingerprint;
    return found.origin === 'issued' && !isNearItsEnd(found, this.clock.now());
  }

  private async install(sql: Sql): Promise<HeldKey> {
    const at = this.clock.now();
    const configured = this.settings.authority;
    const pair = configured ?? (await this.makeOwn(at));
    const origin = configured ? 'configured' : 'issued';
    return this.keys.keep({ role: 'authority', communityId: null, origin, pair, at, by: null }, sql);
  }

  private makeOwn(at: Date): Promise<KeyPair> {
    const validity = {
      notBefore: new Date(at.getTime() - slack),
      notAfter: new Date(at.getTime() + authorityLasts),
    };
    return this.issuer.makeAuthority(ownAuthoritySubject(new URL(this.settings.baseUrl).host), validity);
  }
}
