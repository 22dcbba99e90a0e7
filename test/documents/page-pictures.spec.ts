import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { PictureFailed } from '../../src/agreements/application/typesetting/page-pictures.js';
import { PdfiumPagePictures } from '../../src/agreements/infrastructure/pictures/pdfium-page-pictures.js';
import { aPress } from '../support/a-press.js';
import { anOriginal } from '../support/an-agreement.js';

const press = aPress();
const pictures = new PdfiumPagePictures();
afterAll(() => Promise.all([press.close(), pictures.close()]));

/** Shares of the page's height and width that are not white. */
async function inkOf(png: Buffer): Promise<number> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((grey) => grey < 128).length / (info.width * info.height);
}

describe('pictures of pages', () => {
  it('are PNG of the width that was asked for, with ink on white', async () => {
    const { bytes } = await press.renderer.render(anOriginal());
    const { png, pages } = await pictures.draw(bytes, 1, 900);
    const { format, width, height } = await sharp(png).metadata();
    expect([format, width, Math.abs((height ?? 0) - 1273) < 3, pages]).toEqual(['png', 900, true, 2]);
    const ink = await inkOf(png);
    expect(ink).toBeGreaterThan(0.01);
    expect(ink).toBeLessThan(0.3);
  });

  it('of a page that is no longer there show the last one', async () => {
    const { bytes } = await press.renderer.render(anOriginal());
    const [last, beyond] = [await pictures.draw(bytes, 2, 300), await pictures.draw(bytes, 9, 300)];
    expect(beyond.png.equals(last.png)).toBe(true);
  });

  it('are all drawn by one process, which is kept from one to the next', async () => {
    for (const day of [1, 2, 3]) {
      const job = anOriginal({ document: 'draft', date: `2026-03-0${day}T00:00:00Z` });
      await pictures.draw((await press.renderer.render(job)).bytes, 1, 1000);
    }
    expect(pictures.pids()).toHaveLength(1);
  });

  it('of what is no PDF fail cleanly', async () => {
    await expect(pictures.draw(Buffer.from('no PDF'), 1, 300)).rejects.toThrow(PictureFailed);
  });
});
