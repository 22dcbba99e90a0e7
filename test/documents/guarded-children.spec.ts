import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ChildPool, type ChildPoolOptions } from '../../src/platform/documents/child-pool.js';
import { isRunning, until } from '../support/processes.js';
import { runTypescript } from '../support/typescript-process.js';

const module = fileURLToPath(new URL('../support/children/obedient-child.mjs', import.meta.url));
const doomedParent = fileURLToPath(new URL('../support/children/doomed-parent.ts', import.meta.url));

type Count = { answered: number; pid: number };
let pool: ChildPool<{ do: string; value?: unknown }, unknown> | undefined;

function aPool(options: Partial<ChildPoolOptions> = {}) {
  const limits = { size: 1, timeoutMs: 10_000, recycleAfter: 100, retries: 1, memoryMb: 300 };
  pool = new ChildPool({ module, ...limits, ...options });
  return pool;
}

afterEach(() => pool?.close());

describe('a pool of children', () => {
  it('starts no process before it is asked', () => {
    expect(aPool().pids()).toEqual([]);
  });

  it('answers every request with its own reply, bytes included', async () => {
    const values = Array.from({ length: 20 }, (_, index) => Buffer.from([index]));
    const two = aPool({ size: 2 });
    const replies = await Promise.all(values.map((value) => two.run({ do: 'echo', value })));
    expect(replies.map((reply) => Buffer.from(reply as Uint8Array))).toEqual(values);
  });

  it('replaces a child after its share of requests', async () => {
    const counts: Count[] = [];
    aPool({ recycleAfter: 2 });
    for (let run = 0; run < 4; run++) counts.push((await pool?.run({ do: 'count' })) as Count);
    expect(counts.map(({ answered }) => answered)).toEqual([1, 2, 1, 2]);
    expect(new Set(counts.map(({ pid }) => pid)).size).toBe(2);
  });

  it('starts the next child a little before it is needed', async () => {
    const counts: Count[] = [];
    aPool({ recycleAfter: 20 });
    const living: (number[] | undefined)[] = [];
    for (let run = 0; run < 21; run++) {
      counts.push((await pool?.run({ do: 'count' })) as Count);
      living.push(pool?.pids());
    }
    expect(living.map((pids) => pids?.length)).toEqual([...Array(17).fill(1), 2, 2, 1, 1]);
    expect(counts[20]).toEqual({ answered: 1, pid: living[17]?.[1] });
  });

  it('gives no secret of ours to a child', async () => {
    const environment = (await aPool().run({ do: 'environment' })) as Record<string, string>;
    const allowed = ['TZ', 'LANG', 'SystemRoot', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE'];
    expect(Object.keys(environment).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('rejects when a request crashes the child twice, and serves the next one', async () => {
    const crashed = aPool().run({ do: 'crash' });
    const next = pool?.run({ do: 'echo', value: 'still here' });
    await expect(crashed).rejects.toMatchObject({ reason: 'crashed', detail: expect.stringContaining('exit code 3') });
    await expect(next).resolves.toBe('still here');
  });

  it('kills a child that does not answer in time, even when it is blocked', async () => {
    const blocked = aPool({ timeoutMs: 500, retries: 0 }).run({ do: 'block' });
    await until(() => pool?.pids().length === 1);
    const [pid = 0] = pool?.pids() ?? [];
    await expect(blocked).rejects.toMatchObject({ reason: 'timeout' });
    await until(() => !isRunning(pid));
  });

  it('kills a child that takes too much memory outside of its heap', async () => {
    await expect(aPool({ retries: 0 }).run({ do: 'eat' })).rejects.toMatchObject({ reason: 'memory' });
  });

  it('starts anew after an idle child was killed', async () => {
    const { pid } = (await aPool({ retries: 0 }).run({ do: 'count' })) as Count;
    process.kill(pid, 'SIGKILL');
    await until(() => pool?.pids().length === 0);
    expect(await pool?.run({ do: 'count' })).toMatchObject({ answered: 1 });
  });

  it('rejects what waits and ends its children when it is closed', async () => {
    const running = aPool().run({ do: 'block' });
    const waiting = pool?.run({ do: 'count' });
    await until(() => pool?.pids().length === 1);
    const [pid = 0] = pool?.pids() ?? [];
    const rejected = Promise.all([expect(running).rejects.toThrow(), expect(waiting).rejects.toThrow('closed')]);
    await pool?.close();
    await rejected;
    await until(() => !isRunning(pid));
  });

  it.each(['count', 'block'])('leaves no child behind when its parent is killed (%s)', async (deed) => {
    const parent = runTypescript(doomedParent, [deed]);
    const pid = Number((await parent.line('child ')).slice('child '.length));
    expect(isRunning(pid)).toBe(true);
    process.kill(parent.pid, 'SIGKILL');
    await until(() => !isRunning(pid));
  });
});
