import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.js';
import { readCatalogues } from '../platform/web/catalogues.js';
import { Translator } from '../platform/web/translator.js';
import { verdictOf } from '../verification/domain/verdict.js';
import { GuardedInspector } from '../verification/infrastructure/guarded-inspector.js';
import { readTrustFiles } from '../verification/infrastructure/trust-files.js';
import { verdictAnswer } from '../verification/web/verdict-answer.js';
import { sealName } from '../verification/web/verdict-words.js';
import { registryPin } from './registry-pin.js';
import { readVerifyCommand, usage, type VerifyCommand } from './verify-command.js';
import { verifyReport } from './verify-report.js';

/** `npm run -s verify -- FILE.pdf`: needs neither a database nor a configuration, so that the proof outlives the service. */
const exitCodes = {
  accepted: 0,
  refused: 1,
  'consistent-issuer-unknown': 2,
  usage: 64,
  unreadable: 66,
  failed: 70,
} as const;

const command = readVerifyCommand(process.argv.slice(2));
if (!command) fail(usage, exitCodes.usage);
process.exitCode = await verify(command).catch((error) => fail(error, exitCodes.failed));

async function verify({ file, trust, crl, registry, json }: VerifyCommand): Promise<number> {
  const trusted = attempt(() => {
    if (!statSync(file).isFile()) throw new Error(`${file} is no file`);
    return readTrustFiles(trust.map(readFile), crl.map(readFile));
  });
  const pin = attempt(() => registry && registryPin(registry, readFile));
  const inspection = await new GuardedInspector({ onFault: console.error }).inspect(createReadStream(file), trusted);
  const verdict = verdictOf(inspection, { trust: trust.length > 0 ? 'named' : 'none', registry: pin, register: null });
  const catalogue = new Translator(readCatalogues([join(projectRoot(), 'templates/locales')]), { strict: true });
  const text = (key: string, params = {}) => catalogue.translate('en', key, params);
  const answer = verdictAnswer(verdict, text);
  if (json) console.log(JSON.stringify(answer, null, 2));
  else for (const line of verifyReport(answer, (field) => sealName(field, text))) console.log(line);
  return exitCodes[answer.verdict];
}

function readFile(file: string): Buffer {
  return readFileSync(file);
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), exitCodes.unreadable);
  }
}

function fail(message: unknown, code: number): never {
  console.error(message);
  process.exit(code);
}
