/** A program on the embedded PostgreSQL: says `started`, then a line per row that the database acknowledged. */
import pg from 'pg';
import { startEmbeddedDatabase } from '../../src/platform/database/embedded/start-embedded-database.js';

const [dataDir = '', work] = process.argv.slice(2);

try {
  const database = await startEmbeddedDatabase({ dataDir, log: () => {} });
  process.on('SIGINT', async () => {
    // Somebody else's Ctrl-C reached the whole group a moment ago; PostgreSQL must still answer.
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query('select');
    await client.end();
    await database.stop();
    console.log('stopped in order');
    process.exit(0);
  });
  console.log(`started ${database.pid} ${database.port}`);
  if (work === 'insert') await insertForEver(database.url);
  setInterval(() => {}, 1_000);
} catch (error) {
  console.log(`refused ${(error as Error).message}`);
}

async function insertForEver(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table if not exists acknowledged (id int primary key)');
  for (let id = 1; ; id++) {
    await client.query('insert into acknowledged values ($1)', [id]);
    console.log(`row ${id}`);
  }
}
