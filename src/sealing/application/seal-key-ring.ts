import type { CommunityStore } from '../../communities/application/community-store.js';
import { communityUnknown } from '../../communities/application/community-errors.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { KeyPair } from '../../platform/keys/key-pair.js';
import { type CertificateSubject, communitySubject, registrySubject } from '../domain/certificate-subject.js';
import { type HeldKey, isNearItsEnd, type KeyRole } from '../domain/held-key.js';
import { certificateFingerprint } from './certificate-fingerprint.js';
import { namesSubject, subjectOf } from './certificate-names.js';
import type { IssuingOffice } from './issuing-office.js';
import { configuredKeyEnded } from './seal-errors.js';
import type { SealKeyStore } from './seal-key-store.js';
import { type SealKey } from './seal-keys.js';
import type { SealSettings } from './seal-settings.js';

interface Holder {
  readonly role: KeyRole;
  readonly communityId: string | null;
}

const registry: Holder = { role: 'registry', communityId: null };

/** The key in use of each holder; whoever has none gets one, once, however many processes ask. */
export class SealKeyRing {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly office: IssuingOffice,
    private readonly communities: Pick<CommunityStore, 'find'>,
    private readonly settings: SealSettings,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `sealing.registry-certificate-ended`, `sealing.authority-certificate-ended` */
  registry(): Promise<HeldKey> {
    const { registry: configured, baseUrl } = this.settings;
    return configured ? this.configured(configured) : this.issued(registry, registrySubject(new URL(baseUrl).host));
  }

  /** @throws AppError `community.not-found`, `sealing.authority-certificate-ended` */
  async ofCommunity(communityId: string): Promise<HeldKey> {
    const brought = await this.keys.inUse('community', communityId);
    if (brought?.origin === 'brought' && this.clock.now() < brought.notAfter) return brought;
    const community = await this.communities.find(communityId);
    if (!community) throw communityUnknown();
    return this.issued({ role: 'community', communityId: community.id }, communitySubject(community));
  }

  async sealKey(held: HeldKey): Promise<SealKey> {
    return {
      signer: await this.keys.signer(held),
      heldBy: held.origin === 'brought' ? 'community' : 'registry',
      subject: subjectOf(held.certificate),
      notAfter: held.notAfter,
    };
  }

  private async configured(pair: KeyPair): Promise<HeldKey> {
    const held = await this.installed(pair);
    if (held.notAfter <= this.clock.now()) throw configuredKeyEnded('registry', held.notAfter);
    return held;
  }

  private async installed(pair: KeyPair): Promise<HeldKey> {
    const fingerprint = certificateFingerprint(pair.certificate);
    const found = await this.keys.inUse('registry', null);
    if (found?.fingerprint === fingerprint) return found;
    return this.keys.locked('registry', async (sql) => {
      const meanwhile = await this.keys.inUse('registry', null, sql);
      if (meanwhile?.fingerprint === fingerprint) return meanwhile;
      return this.keys.keep({ ...registry, origin: 'configured', pair, at: this.clock.now(), by: null }, sql);
    });
  }

  private async issued({ role, communityId }: Holder, subject: CertificateSubject): Promise<HeldKey> {
    const authority = await this.office.authority();
    // one of our own was renewed long before
    if (authority.notAfter <= this.clock.now()) throw configuredKeyEnded('authority', authority.notAfter);
    const found = await this.keys.inUse(role, communityId);
    if (found && this.serves(found, subject, authority)) return found;
    // made outside of the lock: a certificate that comes too late is thrown away
    const pair = await this.office.issue(subject);
    return this.keys.locked(`${role} ${communityId ?? ''}`, async (sql) => {
      const meanwhile = await this.keys.inUse(role, communityId, sql);
      if (meanwhile && this.serves(meanwhile, subject, authority)) return meanwhile;
      return this.keys.keep({ role, communityId, origin: 'issued', pair, at: this.clock.now(), by: null }, sql);
    });
  }

  /** A key that was brought meanwhile serves as well. */
  private serves(key: HeldKey, subject: CertificateSubject, authority: HeldKey): boolean {
    const now = this.clock.now();
    if (key.origin === 'brought') return now < key.notAfter;
    const couldLastLonger = key.notAfter < authority.notAfter;
    const [issuer] = key.chain;
    return (
      key.origin === 'issued' &&
      issuer !== undefined &&
      certificateFingerprint(issuer) === authority.fingerprint &&
      // the registry's name is made of an address, which may move; a community's is what it is called today
      (key.role === 'registry' || namesSubject(key.certificate, subject)) &&
      !(couldLastLonger && isNearItsEnd(key, now))
    );
  }
}
