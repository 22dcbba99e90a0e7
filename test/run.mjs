/** `npm test`: installs if needed, checks, builds, and runs every test. `npm test -- --services` or `-- path …` */
import { requireNode } from '../src/launch/require-node.mjs';

requireNode();
import('./support/run/everything.mjs').then(({ runEverything }) => runEverything(process.argv.slice(2)));
