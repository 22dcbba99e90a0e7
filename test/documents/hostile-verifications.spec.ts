import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ReasonCode } from '../../src/verification/domain/reasons.js';
import { inspectDocument } from '../../src/verification/infrastructure/inspect-document.js';
import { GuardedInspector, type InspectorOptions } from '../../src/verification/infrastructure/guarded-inspector.js';
import { compiledInspector } from '../support/sealed/compiled-inspector.js';
import { appendRevision, stream } from '../support/sealed/raw-pdf.js';
import { type SealedWorld, sealedWorld, wholeFile } from '../support/sealed/sealed-world.js';

// a process is started for each large file, on machines that have other things to do
jest.setTimeout(90_000);

const compiled = compiledInspector();
const { module } = compiled;
const nobody = { certificates: [], crls: [] };
const mb = 1024 * 1024;

let world: SealedWorld;
let whole: Buffer;

beforeAll(async () => {
  world = await sealedWorld();
  whole = await wholeFile(world.seals);
});

afterAll(() => compiled.remove());

const inspect = (bytes: Buffer | Readable, limits: InspectorOptions['limits'] = {}) =>
  new GuardedInspector({ module, limits }).inspect(bytes instanceof Readable ? bytes : inPieces(bytes), nobody);

function inPieces(bytes: Buffer): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, at) =>
    bytes.subarray(at * 65_536, (at + 1) * 65_536),
  );
  return Readable.from(pieces, { objectMode: false });
}

/** As far as a signature's range, so that the file is worth reading. */
const begun = '%PDF-1.7\n1 0 obj\n<< /ByteRange [0 1 2 3] >>\nendobj\n';

function manyObjects(count: number): Buffer {
  const lines = Array.from({ length: count }, (_, at) => `${at + 2} 0 obj\n0\nendobj\n`);
  return Buffer.from(`${begun}${lines.join('')}`);
}

function manyRevisions(count: number): Buffer {
  let pdf = appendRevision(null, { objects: new Map([[1, '<< /ByteRange [0 1 2 3] >>']]), root: 1, size: 2 });
  for (let at = 0; at < count; at += 1) pdf = appendRevision(pdf, { objects: new Map(), root: 1, size: 2 });
  return pdf;
}

const bomb = () => {
  const files = new Map([
    [25, stream('/Type /EmbeddedFile /Filter /FlateDecode', deflateSync(Buffer.alloc(300 * mb)))],
  ]);
  return wholeFile(world.seals, { registry: { objects: files } });
};

function cyclic(): Buffer {
  const pdf = appendRevision(whole, { objects: new Map(), root: 1, size: 200 });
  const at = pdf.lastIndexOf('/Prev ');
  pdf.write('/Prev 9 '.padEnd(pdf.indexOf(' >>', at) - at), at, 'latin1');
  return pdf;
}

const costsLittle: [string, () => Buffer, ReasonCode][] = [
  ['nothing', () => Buffer.alloc(0), 'file.empty'],
  ['a picture', () => Buffer.from('\x89PNG\r\n', 'latin1'), 'file.not-a-pdf'],
  ['a PDF without seals', () => Buffer.from('%PDF-1.7\n%%EOF'), 'seals.none'],
  ['an encrypted PDF', () => Buffer.from('%PDF-1.7\ntrailer\n<< /Encrypt 1 0 R >>\n%%EOF'), 'file.encrypted'],
  ['arrays a million deep', () => Buffer.from(`${begun}2 0 obj\n${'['.repeat(1_000_000)}`), 'limits.nesting'],
  ['dictionaries a million deep', () => Buffer.from(`${begun}2 0 obj\n${'<</A'.repeat(1_000_000)}`), 'limits.nesting'],
  ['a million objects', () => manyObjects(1_000_000), 'limits.objects'],
  ['a name of 10 MB', () => Buffer.from(`${begun}2 0 obj\n/${'a'.repeat(10 * mb)}`), 'file.incomplete'],
  ['a string that never ends', () => Buffer.from(`${begun}2 0 obj\n(${'('.repeat(10 * mb)}`), 'limits.objects'],
  ['thousands of revisions', () => manyRevisions(3000), 'limits.revisions'],
  ['a /Prev that leads to itself', () => cyclic(), 'structure.table'],
];

const costsMuch: [string, () => Buffer | Promise<Buffer>, ReasonCode][] = [
  ['more than 50 MB', () => Buffer.concat([Buffer.from(begun), Buffer.alloc(50 * mb)]), 'file.too-large'],
  ['40 MB of numbers', () => Buffer.from(`${begun}2 0 obj\n[${'1 '.repeat(20 * mb)}]`), 'limits.objects'],
  ['hexadecimal digits of 40 MB', () => Buffer.from(`${begun}2 0 obj\n<${'ab'.repeat(20 * mb)}>`), 'file.incomplete'],
  ['an attachment that unpacks to 300 MB', bomb, 'limits.unpacked'],
];

describe('A hostile file is refused:', () => {
  it.each(costsLittle)('%s', async (_, make, reason) => {
    const { problems } = await inspectDocument(make(), nobody);
    expect(problems.map(({ code }) => code)).toContain(reason);
  });

  it.each(costsMuch)('%s', async (_, make, reason) => {
    const bytes = await make();
    const { problems, bytes: size } = await inspect(bytes);
    expect(problems.map(({ code }) => code)).toContain(reason);
    expect(size).toBeGreaterThanOrEqual(Math.min(bytes.length, 50 * mb));
  });

  it('when it takes too long', async () => {
    const { problems } = await inspect(Buffer.from(`${begun}2 0 obj\n[${'1 '.repeat(mb)}]`), { timeoutMs: 20 });
    expect(problems).toEqual([{ code: 'limits.time', params: {} }]);
  });

  it('when it takes too much memory', async () => {
    const { problems } = await inspect(Buffer.from(`${begun}2 0 obj\n[${'1 '.repeat(5 * mb)}]`), { memoryMb: 110 });
    expect(problems).toEqual([{ code: 'limits.memory', params: {} }]);
  });
});

describe('Looking at files', () => {
  it('gives the same in a process of its own as in ours', async () => {
    const { problems, seals, sha256 } = await inspect(whole);
    expect([problems, seals.length, sha256.length]).toEqual([[], 3, 64]);
  });

  it('lets a few in at once and tells the others to come again', async () => {
    const inspector = new GuardedInspector({ module, limits: { inside: 2, atOnce: 1 } });
    const all = await Promise.allSettled(Array.from({ length: 4 }, () => inspector.inspect(inPieces(whole), nobody)));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect((all[2] as PromiseRejectedResult).reason).toMatchObject({ code: 'verification.busy', kind: 'unavailable' });
    await expect(inspector.inspect(inPieces(whole), nobody)).resolves.toMatchObject({ problems: [] });
  });

  it('is a fault of ours, and no refusal, when the program for it is not there', async () => {
    const inspector = new GuardedInspector({ module: 'file:///nowhere/inspect-document.js' });
    await expect(inspector.inspect(whole, nobody)).rejects.toThrow(/can't be started/);
  });

  it('waits for a file only so long', async () => {
    const never = new Readable({ read() {} });
    never.push(begun);
    await expect(inspect(never, { arrivalMs: 300 })).rejects.toMatchObject({ code: 'verification.too-slow' });
  });

  it('gives up on one that only trickles in, long before its time is over', async () => {
    const trickle = new Readable({ read() {} });
    const drops = setInterval(() => trickle.push('%'), 50);
    const slow = inspect(trickle, { slowAfterMs: 400, arrivalMs: 600_000 });
    await expect(slow).rejects.toMatchObject({ code: 'verification.too-slow' });
    clearInterval(drops);
    await expect(inspect(whole, { slowAfterMs: 400, slowBytesPerSecond: 1 })).resolves.toMatchObject({ problems: [] });
  }, 15_000);
});
