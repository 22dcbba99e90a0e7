import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** @param {...string} parts */
export const inRepository = (...parts) => path.join(repository, ...parts);

/** Locks of the launch scripts. Beside the code they guard, but not in a folder that they replace. */
export const launchLocks = inRepository('.data', 'launch');
