import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstBreak } from '../../src/partnerships/application/audit.js';
import { AuditReader } from '../../src/partnerships/infrastructure/audit-reader.js';
import { CoreWorld } from '../support/core-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { runTypescript, type TypescriptProcess } from '../support/typescript-process.js';

const child = fileURLToPath(new URL('./web-killed.child.ts', import.meta.url));
const rounds = 5;
const commandsEach = 220;

describe('A process that is killed while it commits', () => {
  let db: TestDatabase;
  let cases: string[];

  beforeAll(async () => {
    db = await openTestDatabase();
    const world = new CoreWorld(db.database);
    await world.populate();
    const counterparts = ['nagasaki', 'bergen', 'accra', 'milan', 'pune', 'lima', 'nantes', 'busan'];
    cases = await Promise.all(counterparts.map((slug) => world.bring('oakland', slug, 'submitted')));
  }, 60_000);
  afterAll(() => db.close());

  async function killedAfter(acknowledgements: number): Promise<Map<string, number>> {
    const process: TypescriptProcess = runTypescript(child, [db.url, ...cases]);
    while (process.lines.length < acknowledgements) await new Promise((resolve) => setTimeout(resolve, 5));
    process.child.kill('SIGKILL');
    await process.ended;
    const latest = new Map<string, number>();
    for (const line of process.lines) {
      const [, id = '', version] = line.split(' ');
      if (line.startsWith('ack') && version) latest.set(id, Number(version));
    }
    return latest;
  }

  it('has lost nothing that it acknowledged, and every state is what its events replay to', async () => {
    for (let round = 0; round < rounds; round++) {
      const acknowledged = await killedAfter(commandsEach + round * 7);
      const stored = new Map<string, number>();
      for await (const partnership of new AuditReader(db.database).partnerships()) {
        expect(firstBreak(partnership)).toBeNull();
        stored.set(partnership.stored.id, partnership.stored.version);
      }
      expect(acknowledged.size).toBeGreaterThan(0);
      for (const [id, version] of acknowledged) expect(stored.get(id)).toBeGreaterThanOrEqual(version);
    }
  }, 120_000);
});
