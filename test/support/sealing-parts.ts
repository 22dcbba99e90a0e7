import { AgreementContents } from '../../src/agreements/application/agreement-contents.js';
import type { DocumentRenderer } from '../../src/agreements/application/typesetting/document-renderer.js';
import { PerformActionHandler } from '../../src/partnerships/application/perform-action.handler.js';
import type { Preparations } from '../../src/partnerships/application/preparations.js';
import { PostgresEarlierRequests } from '../../src/partnerships/infrastructure/postgres-earlier-requests.js';
import { PostgresPartnershipStore } from '../../src/partnerships/infrastructure/postgres-partnership-store.js';
import { PostgresPublicChain } from '../../src/partnerships/infrastructure/postgres-public-chain.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { PostgresSealingSteps } from '../../src/sealing/infrastructure/postgres-sealing-steps.js';
import { PostgresSignatoryTerms } from '../../src/sealing/infrastructure/postgres-signatory-terms.js';
import type { SealingLineParts } from '../../src/sealing/infrastructure/sealing-line.js';
import { sealingTools, type TestSealing } from './sealing-tools.js';

/** Only what the service itself does is performed here: its input needs no preparation. */
const asGiven = {
  prepare: async (_command: unknown, _loaded: unknown, input: unknown) => ({ input }),
} as unknown as Preparations;

/** Everything that the sealing line of the product asks for, on a store of a test. */
export function sealingParts(
  database: Database,
  renderer: Pick<DocumentRenderer, 'render'>,
  sealing: TestSealing = sealingTools(database),
): SealingLineParts {
  const clock = new SystemClock();
  const store = new PostgresPartnershipStore(database, new Subscriptions(), { soon: () => {} });
  const documents = new PostgresDocumentStore(database, clock);
  return {
    ...{ store, documents, renderer, clock, ...sealing, baseUrl: 'http://localhost:3000' },
    perform: new PerformActionHandler(store, asGiven, new PostgresEarlierRequests(database), clock),
    chain: new PostgresPublicChain(database),
    contents: new AgreementContents(documents),
    terms: new PostgresSignatoryTerms(database),
    steps: new PostgresSealingSteps(database, clock),
  };
}
