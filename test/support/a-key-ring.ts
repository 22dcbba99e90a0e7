import { PostgresCommunityStore } from '../../src/communities/infrastructure/postgres-community-store.js';
import { SetClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { AuthorityPapers } from '../../src/sealing/application/authority-papers.js';
import { BringKeyHandler } from '../../src/sealing/application/bring-key.handler.js';
import { IssuingOffice } from '../../src/sealing/application/issuing-office.js';
import { KeptSealKeys } from '../../src/sealing/application/kept-seal-keys.js';
import { RemoveKeyHandler } from '../../src/sealing/application/remove-key.handler.js';
import { RevocationLists } from '../../src/sealing/application/revocation-lists.js';
import { RevokeKeyHandler } from '../../src/sealing/application/revoke-key.handler.js';
import { SealKeyRing } from '../../src/sealing/application/seal-key-ring.js';
import type { SealSettings } from '../../src/sealing/application/seal-settings.js';
import { KeyVault } from '../../src/sealing/infrastructure/keys/key-vault.js';
import { PostgresSealKeyStore } from '../../src/sealing/infrastructure/keys/postgres-seal-key-store.js';
import { X509Issuer } from '../../src/sealing/infrastructure/x509/x509-issuer.js';

interface Options {
  readonly settings?: Partial<SealSettings>;
  readonly secretKey?: string;
  readonly clock?: SetClock;
}

/** All that keeps keys, on a real database. */
export function aKeyRing(database: Database, options: Options = {}) {
  const clock = options.clock ?? new SetClock(new Date('2026-11-20T10:00:00Z'));
  const settings: SealSettings = { baseUrl: 'https://entente.example.org', ...options.settings };
  const store = new PostgresSealKeyStore(database, new KeyVault(options.secretKey ?? 'k'.repeat(32)), settings);
  const communities = new PostgresCommunityStore(database);
  const issuer = new X509Issuer();
  const office = new IssuingOffice(store, issuer, settings, clock);
  const lists = new RevocationLists(store, issuer, clock);
  const ring = new SealKeyRing(store, office, communities, settings, clock);
  return {
    clock,
    store,
    keys: new KeptSealKeys(ring, store, office, lists, clock),
    papers: new AuthorityPapers(store, office, lists),
    bring: new BringKeyHandler(store, communities, clock),
    remove: new RemoveKeyHandler(store, clock),
    revoke: new RevokeKeyHandler(store, clock),
  };
}
