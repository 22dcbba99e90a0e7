import { crc32, deflateSync } from 'node:zlib';

/** A drawing with `inside` in it, 100 by 120 units. */
export const anSvg = (inside = '<path d="M0 0h100v60q0 60-50 60t-50-60z" fill="#0a6"/>', head = ''): Buffer =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="120">${inside}</svg>`,
  );

export type Chunk = readonly [type: string, data: Buffer];

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

export function pngOf(chunks: readonly Chunk[]): Buffer {
  return Buffer.concat([signature, ...chunks.map(chunkOf)]);
}

function chunkOf([type, data]: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** Names of a PNG's chunks, in order. */
export function chunkNames(png: Buffer): string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}

export interface PngShape {
  readonly width?: number;
  readonly height?: number;
  /** Red, green, blue and alpha of every pixel. */
  readonly pixel?: readonly [number, number, number, number];
  /** After the header. */
  readonly more?: readonly Chunk[];
  /** Between the pixels and the end. */
  readonly after?: readonly Chunk[];
}

/** One colour all over. */
export function aPng({
  width = 40,
  height = 30,
  pixel = [200, 0, 0, 255],
  more = [],
  after = [],
}: PngShape = {}): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 4, Buffer.from(pixel))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return pngOf([header(width, height), ...more, ['IDAT', pixels], ...after, ['IEND', Buffer.alloc(0)]]);
}

/** Its header claims any size, and its pixels are `rows`. */
export const aPngThatClaims = (width: number, height: number, rows = Buffer.alloc(100)): Buffer =>
  pngOf([header(width, height), ['IDAT', deflateSync(rows, { level: 9 })], ['IEND', Buffer.alloc(0)]]);

export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const header = (width: number, height: number): Chunk => [
  'IHDR',
  Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 6, 0, 0, 0])]),
];
