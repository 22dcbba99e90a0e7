import sharp from 'sharp';
import { enterChild } from './child-entry.mjs';

/** How finely a drawing without a size of its own is measured, in dots per inch. */
const usualDensity = 72;
/** What sharp accepts. */
const densities = { least: 1, most: 100_000 };

// whatever a file claims to be, only these two readers are there
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadSvgBuffer'] });
sharp.concurrency(1);
sharp.cache(false);

const { maxPixels, maxSide } = enterChild(async ({ bytes, format }) => {
  try {
    return await draw(Buffer.from(bytes), format);
  } catch (error) {
    return { refusal: /pixel limit/i.test(String(error)) ? 'too-complex' : 'malformed' };
  }
});

async function draw(bytes, format) {
  const strict = { failOn: 'error', limitInputPixels: maxPixels };
  const density = format === 'svg' ? await densityFor(bytes, strict) : usualDensity;
  const picture = sharp(bytes, format === 'svg' ? { ...strict, density } : strict)
    .autoOrient()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  if (isTransparent(data, info.channels)) return { refusal: 'empty' };
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const png = await sharp(data, { raw }).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
  return { png };
}

/** A drawing has no pixels of its own: it is drawn just large enough. */
async function densityFor(bytes, strict) {
  const { width, height } = await sharp(bytes, {
    ...strict,
    limitInputPixels: false,
    density: usualDensity,
  }).metadata();
  const density = (usualDensity * maxSide) / Math.max(width, height);
  return Math.min(densities.most, Math.max(densities.least, density));
}

function isTransparent(data, channels) {
  for (let at = channels - 1; at < data.length; at += channels) if (data[at] > 0) return false;
  return true;
}
