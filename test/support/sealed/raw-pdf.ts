/** Writes PDFs by hand, so that tests can write what no library would. */
export type RawObjects = ReadonlyMap<number, string | Buffer>;

export interface RawRevision {
  readonly objects: RawObjects;
  readonly root: number;
  readonly size: number;
  /** More of the trailer. */
  readonly trailer?: string;
}

export const rangePlaceholder = '/ByteRange [0 1111111111 2222222222 3333333333]';
/** Bytes that a CMS may take. */
export const contentsSize = 9000;
export const contentsPlaceholder = `/Contents <${'0'.repeat(contentsSize * 2)}>`;

/** Appends a revision to what is there; without `base` it begins a file. */
export function appendRevision(base: Buffer | null, { objects, root, size, trailer = '' }: RawRevision): Buffer {
  const parts: Buffer[] = [base ?? Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  const put = (bytes: Buffer) => {
    parts.push(bytes);
    length += bytes.length;
  };
  const offsets = new Map<number, number>();
  for (const [number, content] of [...objects].sort(([a], [b]) => a - b)) {
    offsets.set(number, length);
    put(Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(content), Buffer.from('\nendobj\n')]));
  }
  const table = length;
  const previous = base ? `/Prev ${lastTable(base)} ` : '';
  put(Buffer.from(`xref\n${base ? '' : '0 1\n0000000000 65535 f \n'}${sections(offsets)}`));
  put(
    Buffer.from(`trailer\n<< /Size ${size} /Root ${root} 0 R ${previous}${trailer} >>\nstartxref\n${table}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

const sections = (offsets: ReadonlyMap<number, number>): string =>
  [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('');

/** What the last `startxref` says. */
export function lastTable(pdf: Buffer): number {
  const end = pdf.toString('latin1', pdf.lastIndexOf('startxref'));
  return Number(/startxref\s+(\d+)/.exec(end)?.[1]);
}

/**
 * Fills in the range of the last placeholder; gives what is covered and where the contents lie.
 * @param hole bytes behind the contents that are left uncovered
 * @param short bytes at the end that are left uncovered
 */
export function fillRange(pdf: Buffer, hole = 0, short = 0): { pdf: Buffer; covered: Buffer; start: number } {
  const range = pdf.lastIndexOf(rangePlaceholder);
  const start = pdf.indexOf('/Contents <', range) + '/Contents '.length;
  const end = start + contentsSize * 2 + 2 + hole;
  const filled = `/ByteRange [0 ${start} ${end} ${pdf.length - end - short}]`.padEnd(rangePlaceholder.length);
  const out = Buffer.from(pdf);
  out.write(filled, range, 'latin1');
  return { pdf: out, covered: Buffer.concat([out.subarray(0, start), out.subarray(end, out.length - short)]), start };
}

export function fillContents(pdf: Buffer, start: number, message: Buffer): Buffer {
  if (message.length > contentsSize) throw new Error(`The CMS has ${message.length} bytes`);
  const out = Buffer.from(pdf);
  out.write(message.toString('hex'), start + 1, 'latin1');
  return out;
}

export const stream = (dictionary: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
