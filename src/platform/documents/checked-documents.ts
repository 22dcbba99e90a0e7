import { createHash } from 'node:crypto';
import type { Database } from '../database/database.js';

/** Every stored document and whether its bytes still have the hash under which they were stored. */
export async function* checkedDocuments(database: Database): AsyncGenerator<{ sha256: string; intact: boolean }> {
  for (let after = ''; ; ) {
    const rows = await database.query<{ sha256: string; bytes: Buffer }>(
      'select sha256, bytes from document where sha256 > $1 order by sha256 limit 20',
      [after],
    );
    if (rows.length === 0) return;
    for (const { sha256, bytes } of rows) {
      yield { sha256, intact: createHash('sha256').update(bytes).digest('hex') === sha256 };
    }
    after = rows.at(-1)?.sha256 ?? after;
  }
}
