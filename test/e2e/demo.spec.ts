import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cast } from '../../src/demo/cast.js';
import type { DemoResult } from '../../src/demo/run-demo.js';
import { projectRoot } from '../../src/platform/config/project-root.js';
import { sealsIn } from '../support/seal-tools.js';

const minutes = 60_000;

describe('The demo', () => {
  let dataDir: string;
  let first: Ended;
  let result: DemoResult;

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'entente-demo-'));
    chmodSync(dataDir, 0o755); // where tests run as root, another account's PostgreSQL must get in
    first = await demo();
    result = JSON.parse(first.stdout) as DemoResult;
  }, 4 * minutes);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const folder = (...parts: string[]): string => path.join(dataDir, 'demo', ...parts);

  /** With nothing at BASE_URL it starts a service of its own. */
  const demo = () => run('demo', ['--json'], { DATA_DIR: dataDir, BASE_URL: 'http://127.0.0.1:1' });

  it('takes Saint Paul and Nagasaki from draft to recognised, and prints one JSON object', () => {
    expect({ ...first, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: expect.not.stringContaining('Failed') });
    expect(result).toMatchObject({ recognised: true, service: 'own' });
    expect(result.number).toMatch(/^E-\d{4}-\d{5}$/);
    expect(result.reference).toMatch(/^P-\d{4}-\d{5}$/);
    const states = result.steps.map(({ state }) => state).filter((state, n, all) => state !== all[n - 1]);
    expect(states).toEqual([
      null,
      'draft',
      'submitted',
      'awaiting-counterpart',
      'under-review',
      'in-approval',
      'drafting',
      'signing',
      'signed',
      'recognised',
    ]);
  });

  it('counts up the versions and tells the time of each step', () => {
    const versions = result.steps.flatMap(({ version }) => version ?? []);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    const total = result.steps.reduce((sum, { ms }) => sum + ms, 0);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(result.milliseconds);
  });

  it('leaves both originals, as they were read and as they were sealed, as PDF', () => {
    const files = [...Object.values(result.files.originals), ...Object.values(result.files.sealed)];
    expect(files.map((file) => readFileSync(file).subarray(0, 5).toString())).toEqual(Array(4).fill('%PDF-'));
    expect(new Set(files.map(sha256)).size).toBe(4);
  });

  it('leaves the very bytes whose hashes the API shows', () => {
    const { originals, sealed, agreement } = result.files;
    expect({
      content: sha256(agreement),
      originals: hashesOf(originals),
      sealed: hashesOf(sealed),
    }).toEqual(result.hashes);
  });

  it('leaves the evidence in one ZIP, and says how to check it', () => {
    expect(readFileSync(result.files.evidence).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(readFileSync(folder('README.txt'), 'utf8')).toContain('check.sh');
    for (const file of Object.values(result.files.sealed)) expect(sealsIn(readFileSync(file))).toHaveLength(3);
  });

  it('leaves every paper that goes with the agreement', () => {
    const names = result.files.papers.map((file) => path.basename(file, '.pdf'));
    expect(names.sort()).toEqual([
      'certificate',
      'council-resolution',
      'letter-of-intent',
      'proclamation',
      'programme',
    ]);
    for (const file of result.files.papers) expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('leaves the text, from which anybody computes the hash that was signed', async () => {
    const { code, stdout } = await run('agreement-hash', [result.files.agreement], {});
    expect({ code, stdout: stdout.trim() }).toEqual({ code: 0, stdout: result.hashes.content });
  });

  it('leaves the mails to everybody who acts, as a mail program reads them', () => {
    const mails = result.files.mails.map((file) => readFileSync(file, 'utf8'));
    const recipients = new Set(mails.map((mail) => /^To: .*?([^\s<>]+@[^\s<>]+)/m.exec(mail)?.[1]));
    expect([...recipients].sort()).toEqual(
      Object.values(cast)
        .map(({ mail }) => mail)
        .sort(),
    );
    for (const mail of mails) expect(mail).toMatch(/^Message-ID: <.+>\r$/m);
    expect(readdirSync(folder('mails')).sort()).toEqual(result.files.mails.map((file) => path.basename(file)).sort());
  });

  it(
    'leaves a store that passes the audit',
    async () => {
      const audit = await run('audit', ['--json'], { DATA_DIR: folder('store') });
      expect(audit.code).toBe(0);
      expect(JSON.parse(audit.stdout)).toMatchObject({ breaks: [], damaged: [] });
    },
    minutes,
  );

  it(
    'runs a second time, and replaces what the first one left',
    async () => {
      const second = await demo();
      expect(second.code).toBe(0);
      const again = JSON.parse(second.stdout) as DemoResult;
      expect(again).toMatchObject({ recognised: true, service: 'own' });
      expect(again.ids.partnership).not.toBe(result.ids.partnership);
      expect(hashesOf(again.files.originals)).toEqual(again.hashes.originals);
      expect(readdirSync(folder('mails'))).toHaveLength(again.files.mails.length);
      expect(existsSync(folder('README.txt'))).toBe(true);
    },
    4 * minutes,
  );
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** As `npm run <name>` does it. */
async function run(name: string, args: readonly string[], variables: Record<string, string>): Promise<Ended> {
  const launcher = path.join(projectRoot(), 'src', 'launch', 'run.mjs');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...variables };
  const child = spawn(process.execPath, [launcher, name, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const hashesOf = ({ initiator, counterpart }: Readonly<Record<'initiator' | 'counterpart', string>>) => ({
  initiator: sha256(initiator),
  counterpart: sha256(counterpart),
});
