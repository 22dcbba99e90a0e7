import { DocumentStore } from '../../../src/platform/documents/document-store.js';
import type { PagesWorld } from '../pages-world.js';

/** What is stored of the initiator's original: sealed, and as it was reviewed. */
export async function storedOriginals(
  world: PagesWorld,
  reference: string,
): Promise<{ sealed: Buffer; reviewed: Buffer }> {
  const documents = world.app.get(DocumentStore, { strict: false });
  const [row] = await world.test.database.query<{ sealed: string; reviewed: string }>(
    `select r.data #>> '{sealed,copies,initiator}' as sealed, r.data #>> '{frozen,originals,initiator}' as reviewed
     from procedure r join partnership p on p.id = r.partnership_id where p.reference = $1`,
    [reference],
  );
  const bytes = async (sha256 = '') => (await documents.read(sha256))?.bytes ?? Buffer.alloc(0);
  return { sealed: await bytes(row?.sealed), reviewed: await bytes(row?.reviewed) };
}
