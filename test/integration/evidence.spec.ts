import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AgreementContents } from '../../src/agreements/application/agreement-contents.js';
import { PostgresPublicChain } from '../../src/partnerships/infrastructure/postgres-public-chain.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { EvidencePackages } from '../../src/sealing/application/evidence/evidence-package.js';
import { SealPapers } from '../../src/sealing/application/evidence/seal-papers.js';
import { EvidenceTextFiles } from '../../src/sealing/infrastructure/evidence-text-files.js';
import { PkijsSealsInFile } from '../../src/sealing/infrastructure/pdf/pkijs-seals-in-file.js';
import { zipOf } from '../../src/sealing/web/evidence-zip.js';
import { DirectInspector } from '../../src/verification/infrastructure/direct-inspector.js';
import { aPress } from '../support/a-press.js';
import { aSealAuthority, pem } from '../support/a-seal-authority.js';
import { SignedCases } from '../support/a-signed-case.js';
import { toolPath } from '../support/external-tools.mjs';
import { itNeeds } from '../support/pdf-text.js';
import { sealingTools } from '../support/sealing-tools.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { unzipped } from '../support/unzipped.js';

jest.setTimeout(120_000);
const tools = ['openssl', 'pdfsig', 'sha256sum'].every((name) => toolPath(name) !== undefined);

describe('The evidence of a sealed agreement', () => {
  let store: TestDatabase;
  let folder: string;
  let good: string;
  let names: string[];
  const zips: Buffer[] = [];
  const press = aPress();

  beforeAll(async () => {
    store = await openTestDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'entente-evidence-'));
    const { database } = store;
    const cases = new SignedCases(database, press.renderer);
    const id = await cases.signed('saint-paul', 'nagasaki');
    await cases.stage.serve(id, 'seal');
    const documents = new PostgresDocumentStore(database, new SystemClock());
    const contents = new AgreementContents(documents);
    const chain = new PostgresPublicChain(database);
    const { keys } = sealingTools(database).tools;
    const papers = new SealPapers(documents, new DirectInspector(), new PkijsSealsInFile());
    const packages = new EvidencePackages({ documents, contents, chain, keys }, papers, new EvidenceTextFiles());
    const loaded = await cases.stage.store.load(id, { kind: 'service' }, new Date('2026-03-06T10:00:00Z'));
    if (!loaded) throw new Error('The case is not there.');
    for (let each = 0; each < 2; each++) zips.push(await buffer(zipOf(await packages.of(loaded.partnership))));
    names = await unzipped(zips[0] ?? Buffer.of(), folder);
    good = path.join(folder, path.dirname(names[0] ?? ''));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await press.close();
    await store.close();
  });

  it('is one ZIP with everything in it, and the same bytes whenever it is asked for', () => {
    expect(zips[0]?.equals(zips[1] ?? Buffer.of())).toBe(true);
    expect(names.map((name) => name.split('/').slice(1).join('/'))).toEqual([
      ...['README.txt', 'agreement.json', 'audit.jsonl'],
      ...['authority', 'counterpart', 'initiator', 'registry', 'revoked'].map((name) => `certificates/${name}.pem`),
      'check.sh',
      ...['reviewed/counterpart.pdf', 'reviewed/initiator.pdf', 'sealed/counterpart.pdf', 'sealed/initiator.pdf'],
      ...['seals/counterpart.json', 'seals/initiator.json', 'SHA256SUMS'],
    ]);
  });

  itNeeds(
    tools,
    'openssl, pdfsig or sha256sum is missing',
    'is accepted by its own script, with those tools alone',
    async () => {
      const { code, said } = await check(good);
      expect(said.split('\n').filter((line) => line.includes('FAILED'))).toEqual([]);
      expect([code, said.trim().split('\n').at(-1)]).toEqual([0, 'accepted']);
    },
  );

  itNeeds(
    tools,
    'openssl, pdfsig or sha256sum is missing',
    'is not accepted by whoever trusts another authority',
    async () => {
      const other = path.join(folder, 'other.pem');
      writeFileSync(other, pem((await aSealAuthority('Entente own authority, localhost:3000')).certificate));
      const { code, said } = await check(good, ['--trust', other]);
      expect(code).toBe(1);
      expect(said).toContain('FAILED  seal 1 of sealed/initiator.pdf is valid');
    },
  );

  /** What was done, and a line that says what no longer holds. */
  const tampers: [what: string, file: string, change: (file: string) => void, said: string][] = [
    ['a bit of a sealed original is turned', 'sealed/initiator.pdf', flipped, 'is valid'],
    [
      'bytes are added to a sealed original',
      'sealed/counterpart.pdf',
      (file) => appendFileSync(file, '\n% more'),
      'the last seal covers the whole file',
    ],
    ['the last seal is cut off', 'sealed/initiator.pdf', cutOff, 'it has as many seals as it has to have'],
    [
      'the two originals change places',
      'sealed/initiator.pdf',
      (file) => cpSync(file.replace('initiator', 'counterpart'), file),
      'was made with the certificate that the list names',
    ],
    [
      'the content says something else',
      'agreement.json',
      replacing('"youth"', '"sport"'),
      'the content is the one that was sealed',
    ],
    [
      'a reviewed original is another one',
      'reviewed/initiator.pdf',
      flipped,
      'the reviewed original of the initiator is the one that was signed',
    ],
    ['an event is told differently', 'audit.jsonl', replacing('Sample', 'Another'), 'its chain is whole'],
    ['the end of the record is missing', 'audit.jsonl', withoutLastLine, 'the record says that it was stored'],
    [
      'a list names another certificate',
      'seals/initiator.json',
      otherCertificate,
      'was made with the certificate that the list names',
    ],
    [
      'a certificate is another one',
      'certificates/authority.pem',
      (file) => cpSync(file.replace('authority', 'registry'), file),
      'is valid',
    ],
  ];

  itNeeds(
    tools,
    'openssl, pdfsig or sha256sum is missing',
    'is refused with its reason when somebody changes a file and its hash',
    async () => {
      const found = await Promise.all(
        tampers.map(async ([what, file, change, said], index) => {
          const copy = path.join(folder, `tampered-${index}`);
          cpSync(good, copy, { recursive: true });
          change(path.join(copy, file));
          rehash(copy, file);
          const answer = await check(copy);
          const failed = answer.said.split('\n').filter((line) => line.includes('FAILED'));
          return [what, answer.code, failed.some((line) => line.includes(said)) ? said : failed.join(' | ')];
        }),
      );
      expect(found).toEqual(tampers.map(([what, , , said]) => [what, 1, said]));
    },
  );

  itNeeds(
    tools,
    'openssl, pdfsig or sha256sum is missing',
    'is refused when a file is added, or changed without its hash',
    async () => {
      const added = path.join(folder, 'added');
      cpSync(good, added, { recursive: true });
      writeFileSync(path.join(added, 'scans.pdf'), 'x');
      const changed = path.join(folder, 'changed');
      cpSync(good, changed, { recursive: true });
      appendFileSync(path.join(changed, 'README.txt'), 'x');
      const [one, other] = await Promise.all([check(added), check(changed)]);
      expect([one.code, other.code]).toEqual([1, 1]);
      expect(one.said).toContain('FAILED  no file is missing and none was added');
      expect(other.said).toContain('FAILED  every file has its hash');
    },
  );
});

function check(folder: string, more: string[] = []): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile('sh', [path.join(folder, 'check.sh'), ...more], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
    );
  });
}

/** Whoever changes a file changes its hash, too. */
function rehash(folder: string, file: string): void {
  const sums = path.join(folder, 'SHA256SUMS');
  const hash = createHash('sha256')
    .update(readFileSync(path.join(folder, file)))
    .digest('hex');
  const lines = readFileSync(sums, 'utf8').split('\n');
  writeFileSync(sums, lines.map((line) => (line.endsWith(`  ${file}`) ? `${hash}  ${file}` : line)).join('\n'));
}

function flipped(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 3);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** Back to the revision before the last seal: its end is the second %%EOF from behind. */
function cutOff(file: string): void {
  const text = readFileSync(file, 'latin1');
  const end = text.lastIndexOf('%%EOF', text.lastIndexOf('%%EOF') - 1);
  writeFileSync(file, text.slice(0, end + 6), 'latin1');
}

function replacing(from: string, to: string): (file: string) => void {
  return (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

function withoutLastLine(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\n]+\n$/, ''));
}

function otherCertificate(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"certificate":"[0-9a-f]{4}/, '"certificate":"0000'));
}
