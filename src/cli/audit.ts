import 'reflect-metadata';
import { firstBreak } from '../partnerships/application/audit.js';
import { AuditReader } from '../partnerships/infrastructure/audit-reader.js';
import { runCommandLine } from '../platform/command-line.js';
import { Database } from '../platform/database/database.js';
import { useDatabase } from '../platform/database/use-database.js';
import { checkedDocuments } from '../platform/documents/checked-documents.js';
import { DocumentBytes } from '../platform/documents/document-bytes.js';
import { openObjectStore } from '../platform/documents/open-object-store.js';

/**
 * `npm run audit [-- --json]`: every chain, every state against its events, every document against its
 * hash, and that there is one for every hash that a case names.
 */
await runCommandLine(async (config, { flags, print }) => {
  const objects = await openObjectStore(config);
  const result = await useDatabase(config, ({ dataSource }) =>
    audit(new Database(dataSource), new DocumentBytes(objects)),
  );
  if (flags.has('json')) print(JSON.stringify(result));
  else for (const line of report(result)) print(line);
  return problemsIn(result) > 0 ? 1 : 0;
});

interface AuditResult {
  partnerships: number;
  events: number;
  documents: number;
  breaks: { reference: string; version: number | null; problem: string }[];
  damaged: string[];
  missing: string[];
}

function problemsIn({ breaks, damaged, missing }: AuditResult): number {
  return breaks.length + damaged.length + missing.length;
}

async function audit(database: Database, bytes: DocumentBytes): Promise<AuditResult> {
  const result: AuditResult = { partnerships: 0, events: 0, documents: 0, breaks: [], damaged: [], missing: [] };
  for await (const partnership of new AuditReader(database).partnerships()) {
    result.partnerships += 1;
    result.events += partnership.events.length;
    const found = firstBreak(partnership);
    if (found) result.breaks.push(found);
  }
  for await (const { sha256, intact, missing } of checkedDocuments(database, bytes)) {
    result.documents += 1;
    if (missing) result.missing.push(sha256);
    else if (!intact) result.damaged.push(sha256);
  }
  return result;
}

function report(result: AuditResult): string[] {
  const { partnerships, events, documents, breaks, damaged, missing } = result;
  const looked = `Looked at ${partnerships} partnerships, ${events} events and ${documents} documents.`;
  if (problemsIn(result) === 0) {
    return [looked, 'Every chain holds, every state is what its events replay to, every document has its hash.'];
  }
  return [
    looked,
    ...breaks.map(
      ({ reference, version, problem }) => `BROKEN ${reference}${version ? ` at event ${version}` : ''}: ${problem}`,
    ),
    ...damaged.map((sha256) => `DAMAGED document ${sha256}: its bytes no longer have that hash.`),
    ...missing.map((sha256) => `MISSING document ${sha256}: the object store doesn't have it, or S3_URL is not set.`),
    'Do not go on writing: keep this store as it is, and compare it with a backup.',
  ];
}
