import jsqr from 'jsqr';
import sharp from 'sharp';

// a CommonJS package whose types say otherwise
const decode = ((jsqr as unknown as { default?: typeof jsqr.default }).default ??
  jsqr) as unknown as typeof jsqr.default;

/** What a phone would read in a picture; null where there is no code. */
export async function qrIn(png: Buffer): Promise<string | null> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decode(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
