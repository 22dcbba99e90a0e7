import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { processIdentity } from './process-identity.mjs';
import { type HeldLock, lockHolder, tryLock } from './process-lock.mjs';

const module = pathToFileURL(fileURLToPath(new URL('./process-lock.mjs', import.meta.url))).href;

/** Bare Node, as the launch scripts run it. */
const script = (body: string) => ['--input-type=module', '-e', `import { tryLock } from '${module}';\n${body}`];

function taken(folder: string): HeldLock {
  const result = tryLock(folder);
  if ('heldBy' in result) throw new Error(`held by ${result.heldBy}`);
  return result;
}

describe('a lock held by a living process', () => {
  let folder: string;
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'entente-lock-')), 'lock');
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

  it('is had by one, and by the next one after it was released', () => {
    const first = taken(folder);
    expect(tryLock(folder)).toEqual({ heldBy: process.pid });
    expect(lockHolder(folder)).toBe(process.pid);
    first.release();
    expect(lockHolder(folder)).toBeUndefined();
    taken(folder).release();
  });

  it('is let go by kill -9', async () => {
    const child = spawn(
      process.execPath,
      script(`tryLock('${folder}'); console.log('held'); setInterval(() => {}, 1000)`),
    );
    await once(child.stdout, 'data');
    expect(tryLock(folder)).toEqual({ heldBy: child.pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    taken(folder).release();
  });

  it("isn't held by another process that got the number of the dead holder", () => {
    taken(folder);
    const [file] = readdirSync(folder);
    writeFileSync(
      path.join(folder, String(file)),
      JSON.stringify({ pid: process.pid, identity: 'of an earlier boot' }),
    );
    taken(folder).release();
  });

  it('survives a lock file that a crash of the machine left empty', () => {
    taken(folder);
    writeFileSync(path.join(folder, '1'), '');
    taken(folder).release();
  });

  it('is had by exactly one of many that take it over from a dead holder at once', async () => {
    for (let round = 0; round < 5; round++) {
      spawnSync(process.execPath, script(`tryLock('${folder}'); process.kill(process.pid, 'SIGKILL')`));
      const body = `await new Promise((go) => process.stdin.once('data', go));
        console.log('release' in tryLock('${folder}') ? 'mine' : 'other'); process.stdin.once('data', () => process.exit())`;
      const rivals = Array.from({ length: 6 }, () => spawn(process.execPath, script(body)));
      for (const rival of rivals) rival.stdin.write('go');
      const answers = await Promise.all(
        rivals.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
      );
      for (const rival of rivals) rival.stdin.write('end');
      await Promise.all(rivals.map((rival) => rival.exitCode ?? once(rival, 'exit')));
      expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
    }
  }, 30_000);
});

describe('the identity of a process', () => {
  it('is there for the living and gone for the dead', () => {
    expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
    expect(processIdentity(spawnSync('true').pid)).toBeUndefined();
  });
});
