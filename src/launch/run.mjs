/** `npm run <name> -- …`: runs one of src/cli, built when it has to be. */
import { requireNode } from './require-node.mjs';

requireNode();
import('./command.mjs').then(({ runCommand }) => runCommand(process.argv[2], process.argv.slice(3)));
