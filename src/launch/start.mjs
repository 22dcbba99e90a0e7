/** `npm start`: installs and builds what is missing, then is the product. */
import { requireNode } from './require-node.mjs';

requireNode();
import('./serve.mjs').then(({ serve }) => serve());
