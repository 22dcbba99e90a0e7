import { cpus } from 'node:os';
import { type Signer as LibraryKey, PDF } from '@libpdf/core';
import { AgreementContents } from '../../../src/agreements/application/agreement-contents.js';
import type { LoadedCase } from '../../../src/partnerships/application/partnership-store.js';
import type { PerformActionHandler } from '../../../src/partnerships/application/perform-action.handler.js';
import { PostgresPublicChain } from '../../../src/partnerships/infrastructure/postgres-public-chain.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { openDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { PostgresDocumentStore } from '../../../src/platform/documents/postgres-document-store.js';
import type { SealingWork } from '../../../src/sealing/application/seal-agreement.handler.js';
import type { SealKey } from '../../../src/sealing/application/seal-keys.js';
import { type SealManifest, sealManifestSchema } from '../../../src/sealing/domain/seal-manifest.js';
import { PostgresSealingSteps } from '../../../src/sealing/infrastructure/postgres-sealing-steps.js';
import { PostgresSignatoryTerms } from '../../../src/sealing/infrastructure/postgres-signatory-terms.js';
import { sealingWork } from '../../../src/sealing/infrastructure/sealing-line.js';
import { aPress } from '../../support/a-press.js';
import { SignedCases } from '../../support/a-signed-case.js';
import { sealingTools } from '../../support/sealing-tools.js';
import { allAtOnce } from '../all-at-once.js';
import { percentile, rounded } from '../bench-result.js';

/** Several, taken in turn: a text that was set a moment ago is set much faster than one that is new. */
const pairs: [string, string][] = [
  ['saint-paul', 'nagasaki'],
  ['oakland', 'fukuoka'],
  ['seattle', 'bergen'],
  ['chicago', 'accra'],
  ['toronto', 'milan'],
  ['melbourne', 'thessaloniki'],
];
const atOnce = 2;
const stations = ['render', 'certify', 'seal 1', 'seal 2', 'verify', 'store'] as const;
type Station = (typeof stations)[number];
type Laps = Record<Station, number[]>;

export interface SealingResult {
  bench: 'sealing';
  /** Agreements a second: two originals with three seals each, verified and stored. */
  ours: number;
  /** Agreements a second of `@libpdf/core` alone: the same three signatures on each of the same two files. */
  baseline: number;
  ratio: number;
  latency_ms: { p50: number; p99: number };
  /** One file each. */
  steps: Record<Station, { p50: number; p99: number }>;
  agreements: number;
  at_once: number;
  bytes: number;
  cpus: number;
  node: string;
  baseline_is: string;
}

export async function benchSealing(databaseUrl: string, agreements: number): Promise<SealingResult> {
  const dataSource = await openDataSource({ url: databaseUrl, poolSize: 20 });
  const database = new Database(dataSource);
  const press = aPress({ processes: atOnce });
  try {
    const cases = new SignedCases(database, press.renderer);
    const loaded: LoadedCase[] = [];
    for (const pair of pairs) loaded.push(await loadedCase(cases, await cases.signed(...pair)));
    const laps = Object.fromEntries(stations.map((name) => [name, []])) as unknown as Laps;
    const rendered: Buffer[] = [];
    const work = timedWork(database, press.renderer, cases, laps, rendered);
    for (const each of loaded.slice(0, atOnce)) await sealed(work, each, 0);
    for (const name of stations) laps[name].length = 0;
    const whole: number[] = [];
    const jobs = Array.from({ length: agreements }, (_, index) => index + 1);
    const begun = performance.now();
    await lanes(loaded, jobs, async (each, number) => {
      const asked = performance.now();
      await sealed(work, each, number);
      whole.push(performance.now() - asked);
    });
    const ours = (agreements * 1000) / (performance.now() - begun);
    const baseline = await libraryRate(database, loaded[0], rendered.slice(-2 * agreements));
    return resultOf({ ours, baseline, whole, laps, agreements, bytes: Math.max(...rendered.map((pdf) => pdf.length)) });
  } finally {
    await press.close();
    await dataSource.destroy();
  }
}

/** Each case is sealed again and again; two lanes never have the same one. */
async function lanes(
  loaded: readonly LoadedCase[],
  jobs: readonly number[],
  work: (each: LoadedCase, number: number) => Promise<void>,
): Promise<void> {
  const free = [...loaded];
  await allAtOnce(jobs, atOnce, async (number) => {
    const each = free.shift();
    if (!each) return;
    await work(each, number);
    free.push(each);
  });
}

async function loadedCase({ stage }: SignedCases, id: string): Promise<LoadedCase> {
  const loaded = await stage.store.load(id, { kind: 'service' }, stage.clock.now());
  if (!loaded) throw new Error('The case is not there.');
  return loaded;
}

/** All that the handler does but for the event, which would make each case of use only once. */
async function sealed({ originals, steps, sealing, files }: SealingWork, each: LoadedCase, number: number) {
  const { id } = each.partnership;
  const date = new Date(Date.UTC(2026, 2, 5, 10) + number * 1000).toISOString();
  const lists = await steps.begin(id, await originals.render(each, date));
  const file = async (list: SealManifest) => ({ pdf: await sealing.finish(id, list), list });
  const read = (bytes: Buffer) => sealManifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  const both = { initiator: await file(read(lists.initiator)), counterpart: await file(read(lists.counterpart)) };
  await files.verify(both);
  await files.store(both);
  await steps.clear(id);
}

function timedWork(
  database: Database,
  renderer: ReturnType<typeof aPress>['renderer'],
  { stage }: SignedCases,
  laps: Laps,
  rendered: Buffer[],
): SealingWork {
  const clock = new SystemClock();
  const documents = new PostgresDocumentStore(database, clock);
  const { tools, check } = sealingTools(database);
  const timed = async <T>(name: Station, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    laps[name].push(performance.now() - begun);
    return result;
  };
  const seals = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1').split('/ByteRange').length - 1;
  return sealingWork({
    ...{ store: stage.store, clock, baseUrl: 'http://localhost:3000' },
    perform: {} as PerformActionHandler,
    chain: new PostgresPublicChain(database),
    contents: new AgreementContents(documents),
    documents: overridden(documents, { save: (document) => timed('store', () => documents.save(document)) }),
    renderer: overridden(renderer, {
      render: (job) =>
        timed('render', async () => {
          const document = await renderer.render(job);
          rendered.push(document.bytes);
          return document;
        }),
    }),
    terms: new PostgresSignatoryTerms(database),
    tools: {
      ...tools,
      sealer: overridden(tools.sealer, {
        certify: (...given) => timed('certify', () => tools.sealer.certify(...given)),
        seal: (pdf, ...given) => {
          const station = seals(pdf) === 1 ? 'seal 1' : 'seal 2';
          return timed(station, () => tools.sealer.seal(pdf, ...given));
        },
      }),
    },
    steps: new PostgresSealingSteps(database, clock),
    check: overridden(check, { problemsOf: (...given) => timed('verify', () => check.problemsOf(...given)) }),
  });
}

const overridden = <T extends object>(part: T, methods: Partial<T>): T =>
  Object.assign(Object.create(part) as T, methods);

/** The library's own way of signing, with the same keys, on what was rendered in this run; neither verified nor stored. */
async function libraryRate(
  database: Database,
  loaded: LoadedCase | undefined,
  files: readonly Buffer[],
): Promise<number> {
  const { keys } = sealingTools(database).tools;
  const { initiatorId = '', counterpartId = '' } = loaded?.partnership ?? {};
  const signers = [await keys.registry(), await keys.ofCommunity(initiatorId), await keys.ofCommunity(counterpartId)];
  const library = signers.map(libraryKey);
  const begun = performance.now();
  await allAtOnce(files, atOnce, async (file) => {
    let bytes: Uint8Array = file;
    for (const signer of library) {
      const document = await PDF.load(Uint8Array.from(bytes));
      bytes = (await document.sign({ signer })).bytes;
    }
  });
  return (files.length * 500) / (performance.now() - begun);
}

function libraryKey({ signer }: SealKey): LibraryKey {
  const ec = signer.algorithm === 'ecdsa';
  return {
    certificate: signer.certificate,
    certificateChain: [...signer.chain],
    keyType: ec ? 'EC' : 'RSA',
    signatureAlgorithm: ec ? 'ECDSA' : 'RSASSA-PKCS1-v1_5',
    sign: (data) => signer.sign(data),
  };
}

interface Measured {
  ours: number;
  baseline: number;
  whole: number[];
  laps: Laps;
  agreements: number;
  bytes: number;
}

const latencyOf = (numbers: readonly number[]) => ({
  p50: rounded(percentile(numbers, 0.5)),
  p99: rounded(percentile(numbers, 0.99)),
});

const resultOf = ({ ours, baseline, whole, laps, agreements, bytes }: Measured): SealingResult => ({
  bench: 'sealing',
  ours: rounded(ours, 2),
  baseline: rounded(baseline, 2),
  ratio: rounded(ours / baseline, 2),
  latency_ms: latencyOf(whole),
  steps: Object.fromEntries(stations.map((name) => [name, latencyOf(laps[name])])) as SealingResult['steps'],
  ...{ agreements, at_once: atOnce, bytes },
  cpus: cpus().length,
  node: process.version,
  baseline_is:
    '@libpdf/core signing the same two files three times each: neither typeset, certified, verified nor stored',
});
