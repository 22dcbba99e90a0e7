import type { ListPage } from '../../platform/database/keyset.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';
import type { ListedKey } from '../application/seal-key-store.js';
import { isNearItsEnd, type KeyRole } from '../domain/held-key.js';
import { type KeyView, keyView } from './key-view.js';

export interface KeyLine extends KeyView {
  readonly role: KeyRole;
  readonly community: string | null;
  readonly communityHref: string | null;
  readonly revokeHref: string | null;
}

export interface SealKeysPage {
  readonly keys: readonly KeyLine[];
  readonly former: readonly KeyLine[];
  readonly ownAuthority: boolean;
  /** Configured certificates after whose end nothing can be sealed, two months ahead. */
  readonly ending: readonly { readonly role: KeyRole; readonly notAfter: Date }[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

export interface RevokeKeyPage {
  readonly key: KeyView;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'sealing/keys': SealKeysPage;
    'sealing/revoke': RevokeKeyPage;
  }
}

export function sealKeysPage(
  { rows, before, after }: ListPage<ListedKey>,
  own: readonly Uint8Array[],
  now: Date,
): SealKeysPage {
  const lines = rows.map((key) => line(key, own, now));
  const keys = lines.filter((_, index) => rows[index]?.ended === null);
  return {
    keys,
    former: lines.filter((_, index) => rows[index]?.ended !== null),
    ownAuthority: keys.some(({ role, ownAuthority }) => role === 'authority' && ownAuthority),
    ending: rows.filter((key) => isUpToOthers(key) && isNearItsEnd(key, now)),
    previousHref: before && addressOf(addresses.sealKeys, { before }),
    nextHref: after && addressOf(addresses.sealKeys, { after }),
  };
}

/** What the service issued it renews itself. */
const isUpToOthers = ({ origin, ended }: ListedKey): boolean => origin === 'configured' && ended === null;

function line(key: ListedKey, own: readonly Uint8Array[], now: Date): KeyLine {
  const { role, origin, fingerprint, communityId, communityName, ended } = key;
  const revocable = role !== 'authority' && origin === 'issued' && ended?.reason !== 'revoked';
  return {
    ...keyView(key, own, now),
    role,
    community: communityName,
    communityHref: communityId && `${addresses.communities}/${communityId}/seal-key`,
    revokeHref: revocable ? `${addresses.sealKeys}/${fingerprint}/revoke` : null,
  };
}
