import { register } from 'node:module';

/** `node --import ./test/support/register-typescript.mjs script.ts`: for processes that a test starts and kills. */
register('./typescript-loader.mjs', import.meta.url);
