import { fileURLToPath } from 'node:url';

/** `src/platform/web` and `dist/platform/web` lie equally deep, so one way up serves both. */
const root = new URL('../../../', import.meta.url);

export const templatesFolder = fileURLToPath(new URL('templates/', root));
export const publicFolder = fileURLToPath(new URL('dist/public/', root));
export const govukFolder = fileURLToPath(new URL('node_modules/govuk-frontend/dist/', root));
