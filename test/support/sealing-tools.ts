import { PostgresCommunityStore } from '../../src/communities/infrastructure/postgres-community-store.js';
import { type Clock, SystemClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { AuthorityPapers } from '../../src/sealing/application/authority-papers.js';
import { IssuingOffice } from '../../src/sealing/application/issuing-office.js';
import { KeptSealKeys } from '../../src/sealing/application/kept-seal-keys.js';
import type { SealingTools } from '../../src/sealing/application/keeper-sealing.js';
import { RevocationLists } from '../../src/sealing/application/revocation-lists.js';
import { SealKeyRing } from '../../src/sealing/application/seal-key-ring.js';
import type { SealedFileCheck } from '../../src/sealing/application/sealed-file-check.js';
import type { TimeStampAuthority } from '../../src/sealing/application/time-stamp-authority.js';
import { InspectedFileCheck } from '../../src/sealing/infrastructure/inspected-file-check.js';
import { KeyVault } from '../../src/sealing/infrastructure/keys/key-vault.js';
import { PostgresSealKeyStore } from '../../src/sealing/infrastructure/keys/postgres-seal-key-store.js';
import { PdfDocumentSealer } from '../../src/sealing/infrastructure/pdf/pdf-document-sealer.js';
import { NoTimeStamps } from '../../src/sealing/infrastructure/time-stamps/no-time-stamps.js';
import { X509Issuer } from '../../src/sealing/infrastructure/x509/x509-issuer.js';
import { DirectInspector } from '../../src/verification/infrastructure/direct-inspector.js';
import { SealKeyAuthorities } from '../../src/verification/infrastructure/seal-key-authorities.js';

export interface TestSealing {
  tools: SealingTools;
  check: SealedFileCheck;
}

/** The product's own keys and seals on a store of a test. */
export function sealingTools(
  database: Database,
  stamps: TimeStampAuthority = new NoTimeStamps(),
  clock: Clock = new SystemClock(),
): TestSealing {
  const settings = { baseUrl: 'http://localhost:3000' };
  const store = new PostgresSealKeyStore(database, new KeyVault('a secret of tests that is long enough'), settings);
  const issuer = new X509Issuer();
  const office = new IssuingOffice(store, issuer, settings, clock);
  const ring = new SealKeyRing(store, office, new PostgresCommunityStore(database), settings, clock);
  const lists = new RevocationLists(store, issuer, clock);
  const keys = new KeptSealKeys(ring, store, office, lists, clock);
  const papers = new AuthorityPapers(store, office, lists);
  const tools = { keys, sealer: new PdfDocumentSealer(), stamps };
  return { tools, check: new InspectedFileCheck(new DirectInspector(), new SealKeyAuthorities(papers)) };
}
