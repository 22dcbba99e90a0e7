import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { checkPdf } from '../../src/platform/documents/check-pdf.js';
import { uploadLimits } from '../../src/platform/documents/pdf-limits.js';

async function aPdf(pages = 1, change: (document: PDFDocument) => void = () => {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page++) document.addPage();
  change(document);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

function anEncryptedPdf(): Promise<Buffer> {
  return aPdf(1, ({ context }) => {
    context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard', V: 2, R: 3, Length: 128 }));
  });
}

/** Objects without a cross-reference table, as a careless or hostile program would write them. */
function aRawPdf(objects: (string | Buffer)[]): Buffer {
  const numbered = objects.flatMap((body, index) => [`${index + 1} 0 obj\n`, body, '\nendobj\n']);
  const all = ['%PDF-1.7\n', ...numbered, 'trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'];
  return Buffer.concat(all.map((part) => Buffer.from(part)));
}

/** A few hundred kilobytes that inflate to 400 MB. */
function aDeflateBomb(): Buffer {
  const zeros = deflateSync(Buffer.alloc(400 * 1024 * 1024), { level: 1 });
  const head = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${zeros.length} >>\nstream\n`;
  const stream = Buffer.concat([Buffer.from(head), zeros, Buffer.from('\nendstream')]);
  return aRawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', stream]);
}

/** A kilobyte that claims 2^40 pages: each level of the page tree names the next one twice. */
function aPageTreeBomb(): Buffer {
  const levels = Array.from(
    { length: 40 },
    (_, level) => `<< /Type /Pages /Kids [${level + 3} 0 R ${level + 3} 0 R] /Count 2 >>`,
  );
  return aRawPdf(['<< /Type /Catalog /Pages 2 0 R >>', ...levels, '<< /Type /Page /MediaBox [0 0 9 9] >>']);
}

describe('an uploaded file', () => {
  it('is accepted with its number of pages', async () => {
    expect(await checkPdf(await aPdf(3))).toEqual({ pages: 3 });
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['a text', () => Buffer.from('Resolution 12 of the council'), 'not-a-pdf'],
    ['nothing', () => Buffer.alloc(0), 'not-a-pdf'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'not-a-pdf'],
    ['an encrypted PDF', anEncryptedPdf, 'encrypted'],
    [
      'garbage with the head and the end of a PDF',
      () => Buffer.from(`%PDF-1.7\n${'\u0000\u00ff<<[('.repeat(500)}\n%%EOF`),
      'malformed',
    ],
    ['a PDF that was cut off', async () => (await aPdf(2)).subarray(0, 300), 'malformed'],
    [
      'a PDF without pages',
      () => aRawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
      'malformed',
    ],
    [
      'a page tree that contains itself',
      () => aRawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
      'malformed',
    ],
    ['a PDF with too many pages', () => aPdf(201), 'too-many-pages'],
    ['a file that is too large', () => Buffer.alloc(uploadLimits.maxBytes + 1), 'too-large'],
  ])('is refused when it is %s', async (_, file, refusal) => {
    await expect(checkPdf(await file())).rejects.toMatchObject({ kind: 'invalid', code: `document.pdf.${refusal}` });
  });

  it('is refused when it inflates to more memory than it may have', async () => {
    const bomb = aDeflateBomb();
    expect(bomb.length).toBeLessThan(3 * 1024 * 1024);
    await expect(checkPdf(bomb, { ...uploadLimits, memoryMb: 200 })).rejects.toMatchObject({ refusal: 'too-complex' });
  });

  it('is refused when its page tree never ends', async () => {
    await expect(checkPdf(aPageTreeBomb(), { ...uploadLimits, timeoutMs: 2000 })).rejects.toMatchObject({
      refusal: 'too-complex',
    });
  });

  it('is told its limits in a sentence', async () => {
    await expect(checkPdf(await aPdf(3), { ...uploadLimits, maxPages: 2 })).rejects.toThrow(
      'The PDF has more than 2 pages.',
    );
  });

  it('waits for its turn among many', async () => {
    const files = await Promise.all([1, 2, 3, 4, 5].map((pages) => aPdf(pages)));
    const checked = await Promise.all(files.map((file) => checkPdf(file)));
    expect(checked.map(({ pages }) => pages)).toEqual([1, 2, 3, 4, 5]);
  });
});
