import { ensureInstalled } from '../../../src/launch/install.mjs';
import { fail } from '../../../src/launch/launch-failure.mjs';
import { chromiumPath, preflightClassPath, toolPath } from '../external-tools.mjs';
import { runBuild, runChecks } from './checks.mjs';
import { interruption, listenForInterruption } from './interruption.mjs';
import { runJest } from './jest-group.mjs';
import { startSharedDatabase } from './shared-database.mjs';
import { Tally } from './tally.mjs';

const strict = process.env.REQUIRE_ALL === '1';
/** What some tests look at documents with; without one they are skipped. */
const tools = ['pdftotext', 'qpdf', 'java'];
/** Whole lives, asked on the embedded default as well where the rest of test/e2e is asked on services. */
const stories = ['test/e2e/demo', 'test/e2e/roles', 'test/e2e/api.spec'];
/** What a queue on Redis and an older PostgreSQL can change; the rest of test/integration is asked on the embedded default. */
const betweenProcesses = [
  ...[
    'backup',
    'boards',
    'ceremony-mails',
    'late-officials',
    'mail.spec',
    'messages.spec',
    'office-terms',
    'outbox-wake',
  ],
  ...[
    'public-register',
    'races',
    'reminders',
    'sealing',
    'seal-keys',
    'services',
    'signing-races',
    'simulated-year',
    'upgrade',
    'work-queue',
  ],
].map((name) => `test/integration/${name}`);
const noServices = { TEST_DATABASE_URL: '', TEST_REDIS_URL: '' };

/** @param {string[]} args `--services`, or paths of specs */
export async function runEverything(args) {
  const tally = new Tally();
  listenForInterruption();
  try {
    await ensureInstalled(console.log);
    const paths = args.filter((arg) => !arg.startsWith('--'));
    if (paths.length > 0)
      await runJest({ name: paths.join(' '), places: paths, serial: true, env: browserEnv() }, tally);
    else await runAll(args.includes('--services'), tally);
  } catch (error) {
    if (interruption.signal.aborted) process.exit();
    fail(error);
  }
  tally.print();
  process.exit(tally.failed > 0 ? 1 : 0);
}

async function runAll(withServices, tally) {
  await runChecks(tally);
  const built = await runBuild(tally);
  await runJest({ name: 'src', places: ['src/'] }, tally);
  await runJest({ name: 'test/architecture', places: ['test/architecture/'] }, tally);
  const database = built ? await startSharedDatabase() : undefined;
  try {
    const env = { ...noServices, TEST_EMBEDDED_URL: database?.url ?? '', ...browserEnv() };
    noteMissing(tally);
    // Two groups at a time: each runs its specs one after the other and mostly waits for a database or a browser.
    await Promise.all([runEmbedded(env, withServices, tally), runBeside(env, withServices, tally)]);
  } finally {
    await database?.stop();
  }
}

async function runEmbedded(env, withServices, tally) {
  // what is printed is the same whatever keeps it: once is enough
  await runJest({ name: 'test/documents', places: ['test/documents/'], serial: true, env }, tally);
  const places = ['test/integration/', 'test/faults/', ...(withServices ? stories : [])];
  // the year of a thousand is lived on the services; a few lives say whether this PostgreSQL differs
  const year = withServices ? { SIMULATED_PARTNERSHIPS: '20' } : {};
  const name = `${places.join(' ')} on the embedded default`;
  await runJest({ name, places, serial: true, env: { ...env, ...year } }, tally);
}

async function runBeside(env, withServices, tally) {
  const group = (name, places) => runJest({ name, places, serial: true, beside: true, env }, tally);
  await group('test/browser', ['test/browser/']);
  if (!withServices) await group('test/e2e on the embedded default', ['test/e2e/']);
  await runOnServices(withServices, tally);
}

function noteMissing(tally) {
  for (const tool of tools) if (!toolPath(tool)) missing(`${tool}, which some tests look at documents with`, tally);
  if (!preflightClassPath())
    missing('PDFBox’s preflight (libpdfbox2-java, libactivation-java, libjaxb-api-java)', tally);
  if (!chromiumPath()) missing('Chromium for test/browser (CHROMIUM_PATH can name one)', tally);
}

async function runOnServices(wanted, tally) {
  const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
  const name = 'test/e2e, what processes share, the outbox’s faults and test/services on a PostgreSQL and a Redis';
  if (!wanted)
    return tally.note(
      `${name}: left out; .ci/run does it, or npm test -- --services with TEST_DATABASE_URL and TEST_REDIS_URL`,
    );
  if (!TEST_DATABASE_URL || !TEST_REDIS_URL) {
    console.error(
      '--services needs TEST_DATABASE_URL (a server where databases may be made) and TEST_REDIS_URL (a database above 0).',
    );
    return tally.add(name, { failed: 1 });
  }
  const killed = ['test/faults/deliveries', 'test/faults/reminders'];
  const places = ['test/e2e/', ...betweenProcesses, ...killed, 'test/services/'];
  const env = { SIMULATED_PARTNERSHIPS: '1000', ...given('SIMULATED_PARTNERSHIPS'), ...browserEnv() };
  await runJest({ name, places, serial: true, beside: true, env }, tally);
}

function missing(what, tally) {
  if (strict) tally.add(`needed, but not found: ${what}`, { failed: 1 });
  else tally.note(`not found, so its tests were skipped: ${what}`);
}

/** A variable of the environment, where it has one. */
function given(name) {
  const value = process.env[name];
  return value ? { [name]: value } : {};
}

function browserEnv() {
  const chromium = chromiumPath();
  return chromium ? { CHROMIUM_PATH: chromium } : {};
}
