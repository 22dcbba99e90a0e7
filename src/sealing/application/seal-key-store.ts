import type { Sql } from '../../platform/database/database.js';
import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import type { KeyPair } from '../../platform/keys/key-pair.js';
import type { HeldKey, KeyEnd, KeyOrigin, KeyRole } from '../domain/held-key.js';
import type { Signer } from './signer.js';

export interface NewKey {
  readonly role: KeyRole;
  readonly communityId: string | null;
  readonly origin: KeyOrigin;
  readonly pair: KeyPair;
  readonly at: Date;
  readonly by: string | null;
}

export interface KeyEnding {
  readonly reason: KeyEnd;
  readonly at: Date;
  readonly by: string | null;
}

export interface ListedKey extends HeldKey {
  readonly communityName: string | null;
}

export interface RevokedCertificate {
  readonly certificate: Uint8Array;
  readonly at: Date;
}

export interface KeptList {
  readonly number: number;
  readonly der: Uint8Array;
  readonly issuedAt: Date;
  /** How many certificates it revokes. Nothing is ever taken back, so that the same number means the same list. */
  readonly revoked: number;
}

/** Keys and their certificates. At most one of each role (and community) is in use. */
export abstract class SealKeyStore {
  /** Runs `work` while no other process does anything under the same name, or any of the names, taken in their order. */
  abstract locked<T>(name: string | readonly string[], work: (sql: Sql) => Promise<T>): Promise<T>;
  /** The certificates of all keys in use but this community's. */
  abstract othersInUse(communityId: string, sql: Sql): Promise<Uint8Array[]>;
  abstract inUse(role: KeyRole, communityId: string | null, sql?: Sql): Promise<HeldKey | null>;
  abstract withFingerprint(fingerprint: string, sql?: Sql): Promise<HeldKey | null>;
  /** Signs with the private key. @throws AppError `sealing.key-unreadable` */
  abstract signer(key: HeldKey): Promise<Signer>;
  /** Takes a key into use; one that was in use before is replaced. Of a configured one only the certificate is kept. */
  abstract keep(key: NewKey, sql: Sql): Promise<HeldKey>;
  /** One that ended otherwise can still be revoked. False where it had ended already. */
  abstract end(id: string, end: KeyEnding, sql: Sql): Promise<boolean>;
  /** First those in use, then those that ended before: the authority's, the registry's, communities' by their names. */
  abstract page(mark: ListMark | null, limit: number): Promise<ListPage<ListedKey>>;
  /** In use, and former ones. */
  abstract authorities(): Promise<HeldKey[]>;
  /** Of the certificates that this authority issued. */
  abstract revoked(authority: HeldKey, sql?: Sql): Promise<RevokedCertificate[]>;
  abstract list(authority: string, sql?: Sql): Promise<KeptList | null>;
  abstract keepList(authority: string, list: KeptList, sql: Sql): Promise<void>;
}
