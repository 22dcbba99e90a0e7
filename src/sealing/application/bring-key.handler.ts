import { X509Certificate } from 'node:crypto';
import { communityUnknown, notYours } from '../../communities/application/community-errors.js';
import type { CommunityStore } from '../../communities/application/community-store.js';
import { type ActingPerson, mayKeepKey } from '../../communities/domain/acting-person.js';
import type { Clock } from '../../platform/clock/clock.js';
import { checkedKeyPair } from '../../platform/keys/checked-key-pair.js';
import { KeyFileRefused } from '../../platform/keys/key-file-refused.js';
import type { KeyPair } from '../../platform/keys/key-pair.js';
import { openKeyFile } from '../../platform/keys/open-key-file.js';
import type { HeldKey } from '../domain/held-key.js';
import { communityLock } from './key-changes.js';
import { certificateFingerprint } from './certificate-fingerprint.js';
import type { SealKeyStore } from './seal-key-store.js';

export interface BroughtKeyFile {
  readonly communityId: string;
  /** PKCS#12. */
  readonly file: Uint8Array;
  /** Opens the file, and is forgotten. */
  readonly password: string;
  readonly by: ActingPerson;
}

/** One after another: two communities could bring the same key at the same moment. */
const bringing = 'a brought key';

/** A community seals with a key of its own from now on. */
export class BringKeyHandler {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly communities: Pick<CommunityStore, 'find'>,
    private readonly clock: Clock,
  ) {}

  /** @throws KeyFileRefused, AppError `community.not-yours` */
  async execute({ communityId, file, password, by }: BroughtKeyFile): Promise<HeldKey> {
    if (!mayKeepKey(by, communityId)) throw notYours();
    if (!(await this.communities.find(communityId))) throw communityUnknown();
    const at = this.clock.now();
    const pair = checkedKeyPair(await openKeyFile(file, password), 'seals', at);
    return this.keys.locked([bringing, communityLock(communityId)], async (sql) => {
      const key = publicKeyOf(pair.certificate);
      const others = await this.keys.othersInUse(communityId, sql);
      if (others.some((each) => publicKeyOf(each) === key)) throw new KeyFileRefused('in-use');
      const known = await this.keys.withFingerprint(certificateFingerprint(pair.certificate), sql);
      if (known && !isItsOwn(known, communityId)) throw new KeyFileRefused('in-use');
      const brought = { role: 'community', communityId, origin: 'brought', pair, at, by: by.personId } as const;
      return this.keys.keep(brought, sql);
    });
  }
}

/** The same file may be brought again, as after it was removed. */
const isItsOwn = ({ communityId, origin, ended }: HeldKey, community: string): boolean =>
  communityId === community && origin === 'brought' && ended?.reason !== 'revoked';

const publicKeyOf = (certificate: KeyPair['certificate']): string =>
  new X509Certificate(certificate).publicKey.export({ format: 'der', type: 'spki' }).toString('hex');
