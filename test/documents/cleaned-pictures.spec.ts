import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { cleanPicture } from '../../src/platform/documents/clean-picture.js';
import { pictureLimits } from '../../src/platform/documents/picture-limits.js';
import { anSvg, aPng, aPngThatClaims, chunkNames, pngOf, uint32 } from '../support/picture-files.js';

const limits = { ...pictureLimits, timeoutMs: 6_000 };
const clean = (bytes: Buffer) => cleanPicture(bytes, limits);

/** Ten to the ninth "ha" from a few hundred bytes. */
const laughs = `<!DOCTYPE svg [<!ENTITY l0 "ha">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('')}]>`;

/** 2^40 rectangles: each group uses the one before it twice. */
const uses = `<g id="g0"><rect width="9" height="9"/></g>${Array.from(
  { length: 40 },
  (_, level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(2)}</g>`,
).join('')}`;

/** Kilobytes that inflate to hundreds of megabytes. */
const inflating = (type: 'zTXt' | 'iCCP') =>
  aPng({
    more: [
      [type, Buffer.concat([Buffer.from('name\0\0'), deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 })])],
    ],
  });

describe('an uploaded picture', () => {
  it('is kept as pixels, without anything that was written beside them', async () => {
    const text = Buffer.from('Author\0somebody with a name');
    const png = aPng({
      more: [
        ['tEXt', text],
        ['gAMA', uint32(45_455)],
      ],
      after: [['tIME', Buffer.alloc(7, 1)]],
    });
    const cleaned = await clean(Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]));
    expect(new Set(chunkNames(cleaned))).toEqual(new Set(['IHDR', 'pHYs', 'IDAT', 'IEND']));
    expect(cleaned.toString('latin1')).not.toMatch(/somebody|script/);
    expect(await sharp(cleaned).metadata()).toMatchObject({ format: 'png', width: 40, height: 30 });
  });

  it('fits into 1200 by 1200, keeps its shape, and is not blown up', async () => {
    const sizeOf = async (bytes: Buffer) => {
      const { width, height } = await sharp(await clean(bytes)).metadata();
      return [width, height];
    };
    expect(await sizeOf(aPng({ width: 3000, height: 1500 }))).toEqual([1200, 600]);
    expect(await sizeOf(aPng({ width: 3, height: 5 }))).toEqual([3, 5]);
    expect(await sizeOf(anSvg())).toEqual([1000, 1200]);
    expect(
      await sizeOf(
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'),
      ),
    ).toEqual([1200, 600]);
  });

  it('becomes the same bytes each time, and stays them when it is cleaned again', async () => {
    for (const picture of [anSvg(), aPng({ width: 1300, height: 40 })]) {
      const [first, second] = await Promise.all([clean(picture), clean(picture)]);
      expect(first.equals(second)).toBe(true);
      expect((await clean(first)).equals(first)).toBe(true);
    }
  });

  it('is an SVG by its first element, as programs really write them', async () => {
    const illustrator =
      '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: a program -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n]>\n';
    expect(chunkNames(await clean(anSvg(undefined, illustrator)))).toContain('IDAT');
  });

  it('is the first picture of an animated PNG', async () => {
    const control: [string, Buffer] = ['acTL', Buffer.concat([uint32(2), uint32(0)])];
    const frame = (at: number): [string, Buffer] => [
      'fcTL',
      Buffer.concat([uint32(at), uint32(40), uint32(30), Buffer.alloc(14)]),
    ];
    const second = deflateSync(Buffer.alloc(30 * 161, 255));
    const animated = aPng({
      more: [control, frame(0)],
      after: [frame(1), ['fdAT', Buffer.concat([uint32(2), second])]],
    });
    const cleaned = await clean(animated);
    expect(chunkNames(cleaned)).not.toContain('acTL');
    expect([...(await sharp(cleaned).raw().toBuffer()).subarray(0, 4)]).toEqual([200, 0, 0, 255]);
  });

  it.each<[string, string, () => Buffer]>([
    ['nothing', 'empty', () => Buffer.alloc(0)],
    ['an SVG that shows nothing', 'empty', () => anSvg('')],
    ['a PNG that can be seen through', 'empty', () => aPng({ pixel: [9, 9, 9, 0] })],
    ['too large a file', 'too-large', () => Buffer.alloc(limits.maxBytes + 1, ' ')],
    ['a text', 'not-a-picture', () => Buffer.from('<hello')],
    ['a JPEG called .png', 'not-a-picture', () => Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a GIF', 'not-a-picture', () => Buffer.from('GIF89a')],
    ['a PDF', 'not-a-picture', () => Buffer.from('%PDF-1.7\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a web page with a drawing in it', 'not-a-picture', () => Buffer.from(`<!DOCTYPE html><html>${anSvg()}</html>`)],
    ['a zipped SVG', 'not-a-picture', () => gzipSync(anSvg())],
    ['the head of a PNG', 'malformed', () => aPng().subarray(0, 8)],
    ['a PNG that was cut off', 'malformed', () => aPng({ width: 400, height: 400 }).subarray(0, -60)],
    ['a PNG with a wrong checksum', 'malformed', () => aPng().fill(7, 20, 22)],
    ['a PNG without pixels', 'malformed', () => pngOf([['IEND', Buffer.alloc(0)]])],
    ['a PNG whose pixels are noise', 'malformed', () => aPngThatClaims(100, 100, Buffer.from('noise'))],
    ['an SVG that was cut off', 'malformed', () => anSvg().subarray(0, -10)],
    ['an SVG that names an unknown entity', 'malformed', () => anSvg('<text>&unknown;</text>')],
    [
      'an SVG that is 0 wide',
      'malformed',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'),
    ],
    ['a PNG that claims 2^30 pixels', 'too-complex', () => aPngThatClaims(32_768, 32_768)],
    [
      'a PNG that is as large as it claims',
      'too-complex',
      () => aPngThatClaims(7_000, 7_000, Buffer.alloc(7_000 * 28_001)),
    ],
    [
      'a drawing a million units wide',
      'too-complex',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="1000000" height="1000000"><rect width="9" height="9"/></svg>',
        ),
    ],
  ])(
    'is refused when it is %s',
    async (_, refusal, file) => {
      await expect(clean(file())).rejects.toMatchObject({ kind: 'invalid', code: `document.picture.${refusal}` });
    },
    30_000,
  );

  it.each<[string, () => Buffer]>([
    ['a billion laughs', () => anSvg('<text y="9">&l9;</text>', laughs)],
    ['uses without end', () => anSvg(`${uses}<use href="#g40"/>`)],
    [
      'itself',
      () =>
        anSvg(
          '<pattern id="p" width="1" height="1" fill="url(#p)"><use href="#p"/></pattern><rect width="9" height="9" fill="url(#p)"/>',
        ),
    ],
    ['a hundred thousand groups in each other', () => anSvg(`${'<g>'.repeat(100_000)}${'</g>'.repeat(100_000)}`)],
    [
      'a filter that never ends',
      () =>
        anSvg(
          '<filter id="f" x="-9999" width="99999" height="99999"><feTurbulence baseFrequency=".9" numOctaves="99999"/></filter><rect width="100" height="100" filter="url(#f)"/>',
        ),
    ],
    ['text that inflates to 300 MB', () => inflating('zTXt')],
    ['a colour profile that inflates to 300 MB', () => inflating('iCCP')],
    [
      'a billion by a billion',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"><rect width="9" height="9"/></svg>',
        ),
    ],
  ])(
    'costs no more than it may when it holds %s',
    async (_, file) => {
      const began = performance.now();
      const done = await clean(file()).then(
        (png) => png.length < 6 * 1024 * 1024,
        (error: { code?: string }) =>
          /^document\.picture\.(too-complex|malformed|too-large|empty)$/.test(error.code ?? ''),
      );
      expect(done).toBe(true);
      expect(performance.now() - began).toBeLessThan(12_000);
    },
    30_000,
  );

  it('waits for its turn among many', async () => {
    const pictures = await Promise.all([1, 2, 3, 4, 5].map((width) => clean(aPng({ width }))));
    expect(await Promise.all(pictures.map(async (each) => (await sharp(each).metadata()).width))).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });
});

describe('what an uploaded drawing refers to', () => {
  let server: Server;
  let origin: string;
  let folder: string;
  const asked: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'entente-picture-'));
    writeFileSync(path.join(folder, 'red.png'), aPng());
    writeFileSync(path.join(folder, 'secret.txt'), 'RED');
    writeFileSync(path.join(folder, 'red.css'), 'rect { fill: red }');
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(aPng());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const green = '<rect width="100" height="120" fill="#00ff00"/>';

  /** True when every pixel is the green one: nothing of what was referred to is in the picture. */
  async function onlyGreen(picture: Buffer): Promise<boolean> {
    const { data } = await sharp(await clean(picture))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let at = 0; at < data.length; at += 3) if (data[at] || data[at + 1] !== 255 || data[at + 2]) return false;
    return true;
  }

  it.each<[string, (base: string) => Buffer]>([
    ['a picture by href', (base) => anSvg(`${green}<image href="${base}/red.png" width="100" height="120"/>`)],
    [
      'a picture by xlink:href',
      (base) => anSvg(`${green}<image xlink:href="${base}/red.png" width="100" height="120"/>`),
    ],
    ['a style sheet', (base) => anSvg(`<style>@import url("${base}/red.css");</style>${green}`)],
    ['a style sheet of XML', (base) => anSvg(green, `<?xml-stylesheet href="${base}/red.css"?>`)],
    ['a part of another drawing', (base) => anSvg(`${green}<use href="${base}/red.svg#a"/>`)],
    [
      'a filter',
      (base) =>
        anSvg(
          `<filter id="f"><feImage href="${base}/red.png"/></filter>${green}<rect width="1" height="1" fill="#00ff00"/>`,
        ),
    ],
    [
      'a text by XInclude',
      (base) =>
        anSvg(
          `${green}<text xmlns:xi="http://www.w3.org/2001/XInclude" y="99" fill="red"><xi:include href="${base}/secret.txt" parse="text"/></text>`,
        ),
    ],
    [
      'a foreign object and a script',
      (base) =>
        anSvg(
          `${green}<script href="${base}/x.js">fetch("${base}/x")</script><foreignObject width="100" height="100"><img xmlns="http://www.w3.org/1999/xhtml" src="${base}/red.png" onerror="fetch('${base}')"/></foreignObject>`,
        ),
    ],
  ])(
    'is neither fetched nor read: %s',
    async (_, drawing) => {
      for (const base of [origin, `file://${folder}`, folder]) expect(await onlyGreen(drawing(base))).toBe(true);
      expect(asked).toEqual([]);
    },
    30_000,
  );

  it.each(['SYSTEM "file:///etc/passwd"', 'SYSTEM "secret.txt"', 'PUBLIC "x" "http://127.0.0.1:9/x"'])(
    'is no entity from elsewhere: %s',
    async (entity) => {
      const drawing = anSvg(`${green}<text y="60" fill="red">&x;</text>`, `<!DOCTYPE svg [<!ENTITY x ${entity}>]>`);
      const seen = await onlyGreen(drawing).catch((error: { code?: string }) => error.code);
      expect([true, 'document.picture.malformed']).toContain(seen);
    },
  );
});
