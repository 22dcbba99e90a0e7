import type { HeldKey } from '../domain/held-key.js';
import { authorityName } from './authority-addresses.js';
import type { IssuingOffice } from './issuing-office.js';
import type { RevocationLists } from './revocation-lists.js';
import type { SealKeyStore } from './seal-key-store.js';

export interface TrustedPapers {
  /** DER. */
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ownAuthority: boolean;
}

/** What an authority shows to anybody: its certificates and what it has revoked. Former ones stay. */
export class AuthorityPapers {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly office: IssuingOffice,
    private readonly lists: RevocationLists,
  ) {}

  /** By the name in its addresses; `authority` is the one in use. */
  async named(name: string): Promise<HeldKey | null> {
    if (name === 'authority') return this.office.authority();
    return (await this.keys.authorities()).find((each) => authorityName(each) === name) ?? null;
  }

  /** Whom to trust, from what is stored alone: checking a document needs nobody's private key. */
  async trusted(): Promise<TrustedPapers> {
    const authority = await this.keys.inUse('authority', null);
    const registry = await this.keys.inUse('registry', null);
    const list = authority && (await this.lists.lastOf(authority));
    return {
      // above whatever key the registry has brought itself, too
      certificates: [
        ...(authority ? [authority.certificate, ...authority.chain].reverse() : []),
        ...(registry ? [registry.chain.at(-1) ?? registry.certificate] : []),
      ],
      crls: list ? [list.der] : [],
      ownAuthority: authority?.origin === 'issued',
    };
  }

  /** DER. */
  async revocationList(authority: HeldKey): Promise<Uint8Array> {
    return (await this.lists.of(authority)).der;
  }
}
