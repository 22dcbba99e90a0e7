/**
 * Draws one page at a time for `PdfiumPagePictures`: { pdf, page, width } in, { png, pages } or { error } out. PDFium runs
 * as WebAssembly and never gives memory back; that is why it is a process of its own.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { enterChild } from '../../../platform/documents/child-entry.mjs';

enterChild(draw);
sharp.concurrency(1);
sharp.cache(false);
const library = PDFiumLibrary.init();

async function draw({ pdf, page: wanted, width }) {
  let document;
  try {
    document = await (await library).loadDocument(pdf);
    const pages = document.getPageCount();
    const page = document.getPage(Math.min(Math.max(wanted, 1), pages) - 1);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const size = { width, height: Math.round((width * originalHeight) / originalWidth) };
    const picture = await page.render({ ...size, render: ({ data, ...drawn }) => encoded(data, drawn) });
    return { png: Buffer.from(picture.data), pages };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  } finally {
    document?.destroy();
  }
}

/** PDFium draws on white; without its alpha channel a page takes a third less. */
function encoded(data, { width, height }) {
  const raw = { width, height, channels: 4 };
  return sharp(data, { raw }).removeAlpha().png({ compressionLevel: 6 }).toBuffer();
}
