/** The two pieces of a file that a seal covers: all but the signature itself. */
export type Covered = readonly [Uint8Array, Uint8Array];

const rangeKey = Buffer.from('/ByteRange');

/**
 * Writes the byte range and the signature into the room that `contents` (its hexadecimal digits) holds, and leaves every
 * other byte where it is.
 */
export async function signInPlace(
  pdf: Uint8Array,
  contents: string,
  sign: (covered: Covered) => Promise<Buffer>,
): Promise<Buffer> {
  const bytes = Buffer.from(pdf);
  const from = soleIndexOf(bytes, `<${contents}>`);
  const until = from + contents.length + 2;
  writeRange(bytes, from, [0, from, until, bytes.length - until]);
  const signature = (await sign([bytes.subarray(0, from), bytes.subarray(until)])).toString('hex');
  if (signature.length > contents.length) {
    throw new Error(`A signature of ${signature.length / 2} bytes doesn't fit into ${contents.length / 2}`);
  }
  bytes.write(signature.padEnd(contents.length, '0'), from + 1, 'latin1');
  return bytes;
}

function soleIndexOf(bytes: Buffer, text: string): number {
  const found = bytes.indexOf(text, 0, 'latin1');
  if (found < 0 || bytes.indexOf(text, found + 1, 'latin1') >= 0)
    throw new Error('The room for the signature is not there once');
  return found;
}

/** The range stands right before the signature, in the same dictionary. */
function writeRange(bytes: Buffer, contentsAt: number, range: readonly number[]): void {
  const open = bytes.indexOf('[', bytes.lastIndexOf(rangeKey, contentsAt));
  const close = bytes.indexOf(']', open);
  const text = range.join(' ');
  if (open < 0 || close < 0 || close > contentsAt || text.length > close - open - 1) {
    throw new Error('The room for the byte range is not there');
  }
  bytes.write(text.padEnd(close - open - 1), open + 1, 'latin1');
}
