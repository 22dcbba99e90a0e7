/**
 * Puts one scan together for `assembleScan`: [{ bytes, format }] in, { pdf, pages } or { refusal, file } out.
 */
import { ParseSpeeds, PDFDocument, PDFName } from 'pdf-lib';
import sharp from 'sharp';
import { enterChild } from './child-entry.mjs';

// whatever a picture claims to be, only these two readers are there
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer'] });
sharp.concurrency(1);
sharp.cache(false);

const { maxPixels, maxSide, minSide, maxPages } = enterChild(assemble);

/** A4 in points. */
const paper = { short: 595.28, long: 841.89 };
/** Of a page, all that is seen; what it does, links to or asks for is left behind. */
const seen = ['Type', 'Parent', 'MediaBox', 'CropBox', 'Rotate', 'Resources', 'Contents', 'UserUnit', 'Group'];

class Refused extends Error {}

async function assemble(parts) {
  const scan = await PDFDocument.create({ updateMetadata: false });
  for (const [file, { bytes, format }] of parts.entries()) {
    try {
      if (format === 'pdf') await addPages(scan, bytes);
      else await addPicture(scan, Buffer.from(bytes));
    } catch (error) {
      return { refusal: error instanceof Refused ? error.message : 'malformed', file };
    }
    if (scan.getPageCount() > maxPages) return { refusal: 'too-many-pages', file };
  }
  for (const { node } of scan.getPages()) node.delete(PDFName.of('Annots'));
  return { pdf: await scan.save({ updateFieldAppearances: false }), pages: scan.getPageCount() };
}

async function addPages(scan, bytes) {
  const brought = await loaded(bytes);
  if (brought.isEncrypted) throw new Refused('encrypted');
  const pages = brought.getPages();
  if (pages.length === 0) throw new Refused('malformed');
  if (pages.length > maxPages) throw new Refused('too-many-pages');
  for (const { node } of pages) {
    for (const key of node.keys()) if (!seen.includes(key.decodeText())) node.delete(key);
  }
  const copied = await scan.copyPages(
    brought,
    pages.map((_, index) => index),
  );
  for (const page of copied) scan.addPage(page);
}

/** Encrypted objects can't even be parsed; only the trailer, which is never encrypted, tells them from damaged ones. */
async function loaded(bytes) {
  try {
    return await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      parseSpeed: ParseSpeeds.Fastest,
      updateMetadata: false,
    });
  } catch {
    throw new Refused(Buffer.from(bytes).includes('/Encrypt') ? 'encrypted' : 'malformed');
  }
}

/** Upright as the camera was held, on white, as large as A4 allows. */
async function addPicture(scan, bytes) {
  const { data, info } = await drawn(bytes);
  if (Math.max(info.width, info.height) < minSide) throw new Refused('too-small');
  const [across, down] = info.width > info.height ? [paper.long, paper.short] : [paper.short, paper.long];
  const scale = Math.min(across / info.width, down / info.height);
  const [width, height] = [info.width * scale, info.height * scale];
  const page = scan.addPage([width, height]);
  page.drawImage(await scan.embedJpg(data), { x: 0, y: 0, width, height });
}

async function drawn(bytes) {
  try {
    return await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .jpeg({ quality: 82, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new Refused(/pixel limit/i.test(String(error)) ? 'too-complex' : 'malformed');
  }
}
