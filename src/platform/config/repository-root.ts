import { fileURLToPath } from 'node:url';

/** The checkout. The same steps up lead there from `src/platform/config` and from `dist/platform/config`. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
