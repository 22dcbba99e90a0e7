import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { RenderFailed } from '../../src/agreements/application/typesetting/render-failed.js';
import type { RenderJob } from '../../src/agreements/application/typesetting/render-job.js';
import { aPress, type Press } from '../support/a-press.js';
import { anOriginal, aSealedOriginal, inLanguages, theEvidence } from '../support/an-agreement.js';
import { isRunning, until } from '../support/processes.js';

const press = aPress();
let another: Press | undefined;

afterEach(() => another?.close());
afterAll(() => press.close());

const jobs = (): RenderJob[] => [
  anOriginal(),
  aSealedOriginal(),
  anOriginal({ content: inLanguages('ar', 'hi') }),
  anOriginal({ content: inLanguages('th', 'ko', { layout: 'sequence', titlePage: true }) }),
];

function aLongJob(): RenderJob {
  const events = Array.from({ length: 1500 }, () => ({ at: '2026-03-05T09:30:00Z', type: 'signature.given' }));
  return aSealedOriginal({ evidence: theEvidence({ events }) });
}

describe('typesetting', () => {
  it('gives the same bytes in other processes, however many there are and whatever they did before', async () => {
    const here = [];
    for (const job of jobs()) here.push((await press.renderer.render(job)).sha256);
    another = aPress({ processes: 2 });
    const backwards = [...jobs(), ...jobs()].reverse();
    const there = await Promise.all(backwards.map(async (job) => (await another?.renderer.render(job))?.sha256));
    expect(there.reverse()).toEqual([...here, ...here]);
    expect(another.typesetter.pids().filter((pid) => press.typesetter.pids().includes(pid))).toEqual([]);
  }, 30_000);

  it('gives other bytes for another date', async () => {
    const { sha256 } = await press.renderer.render(anOriginal());
    expect((await press.renderer.render(anOriginal({ date: '2027-01-01T00:00:00Z' }))).sha256).not.toBe(sha256);
  });

  it('reads nothing from the disk but its templates', async () => {
    const data = { languages: ['en'], title: 'x', authors: [], keywords: '', date: {}, notices: [], footer: null };
    for (const template of ['../../package.json', '/etc/passwd', 'no-such-paper.typ'])
      await expect(press.typesetter.typeset({ template, data })).rejects.toThrow(RenderFailed);
  });

  it('recovers when its process is killed in the middle of a document', async () => {
    another = aPress();
    const rendering = another.renderer.render(anOriginal());
    await until(() => another?.typesetter.pids().length === 1);
    const [pid = 0] = another.typesetter.pids();
    process.kill(pid, 'SIGKILL');
    expect((await rendering).sha256).toBe((await press.renderer.render(anOriginal())).sha256);
    expect(isRunning(pid)).toBe(false);
    expect(another.typesetter.pids()).not.toEqual([pid]);
  });

  it('fails cleanly when time runs out', async () => {
    another = aPress({ timeoutMs: 1 });
    await expect(another.renderer.render(anOriginal())).rejects.toThrow(RenderFailed);
  });

  it('fails cleanly when memory runs out', async () => {
    another = aPress({ memoryMb: 100 });
    await expect(another.renderer.render(aLongJob())).rejects.toThrow(/memory/);
  }, 20_000);

  it('replaces its process after a number of documents', async () => {
    another = aPress({ recycleAfter: 2 });
    await another.renderer.render(anOriginal());
    expect(another.typesetter.pids()).toHaveLength(1);
    await another.renderer.render(anOriginal());
    expect(another.typesetter.pids()).toHaveLength(0);
    expect((await another.renderer.render(anOriginal())).pages).toBe(2);
  });

  it('lets the event loop turn while a long document is set', async () => {
    const rendering = press.renderer.render(aLongJob());
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 10);
    await rendering;
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});
