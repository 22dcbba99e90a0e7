import 'reflect-metadata';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { CoreWorld } from '../support/core-world.js';

/** Commits as fast as it can and says each commit that was acknowledged, until it is killed. */
const [url = '', ...cases] = process.argv.slice(2);
const world = new CoreWorld(new Database(await openDataSource({ url, poolSize: 8 })));
const [staff] = await world.database.query<{ id: string }>(
  "select id from person where mail = 'staff@entente.example'",
);
const actor = { kind: 'person', personId: staff?.id ?? '' } as const;

await Promise.all(
  cases.map(async (id) => {
    for (;;) {
      const { version, procedure } = await world.act(id, 'note', { text: `Note after version ${id}` }, actor);
      console.log(`ack ${id} ${version}`);
      const action = procedure.hold ? 'release' : 'hold';
      const next = await world.act(id, action, { reason: 'A pause.' }, actor);
      console.log(`ack ${id} ${next.version}`);
    }
  }),
);
