/** `npm run build` */
import { requireNode } from './require-node.mjs';

requireNode();
Promise.all([import('./install.mjs'), import('./built.mjs'), import('./launch-failure.mjs')]).then(
  async ([{ ensureInstalled }, { ensureBuilt }, { fail }]) => {
    try {
      await ensureInstalled(console.log);
      await ensureBuilt(console.log);
    } catch (error) {
      fail(error);
    }
  },
);
