/**
 * Reads the codes on the pages of one scan for `PdfiumCodeReader`: the PDF in, { codes } or { error } out. Every page is
 * drawn, whether a code is looked for on it or not, so that what can't be drawn is found before it is stored.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsqr from 'jsqr';
import { enterChild } from '../../platform/documents/child-entry.mjs';

const { patienceMs } = enterChild(read);
const library = PDFiumLibrary.init();

/** Pixels across a page: small ones are read faster and as a whole, large ones also where the code is small or pale. */
const widths = [1240, 1860];
/** Enough to see that a page can be drawn at all. */
const smallest = 300;
/**
 * The codes stand in a corner at the foot of a page, and at its head where the sheet was scanned upside down: parts of a
 * page are read in a fraction of the time that the whole takes.
 */
const corner = { width: 0.36, height: 0.2 };

async function read(pdf) {
  const patience = Date.now() + patienceMs;
  let document;
  try {
    document = await (await library).loadDocument(pdf);
    const codes = [];
    for (let page = 0; page < document.getPageCount(); page++) codes.push(await codeOn(document, page, patience));
    return { codes };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  } finally {
    document?.destroy();
  }
}

async function codeOn(document, page, patience) {
  for (const width of widths) {
    const impatient = Date.now() > patience;
    // a page is closed by drawing it
    const picture = await drawn(document.getPage(page), impatient ? smallest : width);
    if (impatient) return null;
    const found = inCorners(picture) ?? (width === widths[0] ? decode(picture) : null);
    if (found) return found;
  }
  return null;
}

async function drawn(page, wanted) {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  // a page that is a thousand times as long as it is wide is drawn smaller, not larger
  const fitting = Math.sqrt((wanted * wanted * 2 * originalWidth) / originalHeight);
  const width = Math.max(1, Math.round(Math.min(wanted, fitting)));
  const height = Math.max(1, Math.round((width * originalHeight) / originalWidth));
  const { data } = await page.render({ width, height, render: ({ data: pixels }) => Promise.resolve(pixels) });
  return { data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength), width, height };
}

function inCorners(picture) {
  const width = Math.floor(picture.width * corner.width);
  const height = Math.floor(picture.height * corner.height);
  const [right, foot] = [picture.width - width, picture.height - height];
  for (const [left, top] of [
    [0, foot],
    [right, foot],
    [right, 0],
    [0, 0],
  ]) {
    const found = decode(part(picture, { left, top, width, height }));
    if (found) return found;
  }
  return null;
}

function part({ data, width: across }, { left, top, width, height }) {
  const cut = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * across + left) * 4;
    cut.set(data.subarray(from, from + width * 4), row * width * 4);
  }
  return { data: cut, width, height };
}

function decode({ data, width, height }) {
  if (width < 20 || height < 20) return null;
  return (jsqr.default ?? jsqr)(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}
