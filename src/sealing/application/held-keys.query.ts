import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import type { HeldKey } from '../domain/held-key.js';
import type { SealKeyRing } from './seal-key-ring.js';
import type { ListedKey, SealKeyStore } from './seal-key-store.js';

export class HeldKeysQuery {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly ring: SealKeyRing,
  ) {}

  page(mark: ListMark | null, limit: number): Promise<ListPage<ListedKey>> {
    return this.keys.page(mark, limit);
  }

  /** What its next seal would be made with; issued now when it has none. @throws AppError `community.not-found` */
  ofCommunity(communityId: string): Promise<HeldKey> {
    return this.ring.ofCommunity(communityId);
  }

  /** The certificates of the authorities that this service made for itself, now or before. */
  async ownAuthorities(): Promise<Uint8Array[]> {
    const all = await this.keys.authorities();
    return all.filter(({ origin }) => origin === 'issued').map(({ certificate }) => certificate);
  }
}
