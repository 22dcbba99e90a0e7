import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { PdfiumCodeReader } from '../../src/ceremony/infrastructure/pdfium-code-reader.js';
import { assembleScan } from '../../src/platform/documents/assemble-scan.js';
import { scanLimits } from '../../src/platform/documents/scan-limits.js';
import { ScanRefused } from '../../src/platform/documents/scan-refused.js';
import { aPngThatClaims } from '../support/picture-files.js';

const named = (bytes: Buffer, name = 'scan.pdf') => ({ bytes, name });
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const refused = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return refused instanceof ScanRefused ? refused.message : `not refused: ${String(refused)}`;
};
const photo = (width = 900, height = 1200) => sharp({ create: { width, height, channels: 3, background: '#f4f1e8' } });

let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await photo().jpeg().toBuffer();
});

/** Runs when it is opened, when its page is shown and when its link is pressed, and brings a file along. */
async function aBusyPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([300, 400]);
  page.drawText('What was signed', { x: 40, y: 300 });
  pdf.addJavaScript('open', 'app.alert("opened")');
  await pdf.attach(Buffer.from('MZ attached'), 'tool.exe');
  const script = pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert("pressed")') });
  const link = pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 300, 400], A: script });
  page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(link)]));
  page.node.set(PDFName.of('AA'), pdf.context.obj({ O: script }));
  pdf.setAuthor('Somebody With A Name');
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

/** A page whose drawing inflates to gigabytes. */
async function aBombPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([300, 400]);
  const once = deflateSync(Buffer.alloc(1024 * 1024 * 1024, '0 0 m 9 9 l S\n'), { level: 1 });
  const dict = pdf.context.obj({ Filter: 'FlateDecode', Length: once.length });
  const { PDFRawStream } = await import('pdf-lib');
  page.node.set(PDFName.of('Contents'), pdf.context.register(PDFRawStream.of(dict as never, once)));
  return Buffer.from(await pdf.save());
}

describe('a scan that people bring', () => {
  it('of pictures becomes one PDF with a page for each, upright and as large as paper, with nothing beside them', async () => {
    const lying = await photo(1200, 900).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const secret = await photo()
      .withExif({ IFD0: { Artist: 'Somebody With A Name' } })
      .jpeg()
      .toBuffer();
    const { bytes, pages } = await assembleScan([named(jpeg), named(lying), named(secret, 'p.jpg')]);
    expect(pages).toBe(3);
    const sizes = (await PDFDocument.load(bytes)).getPages().map((page) => page.getSize());
    for (const { width, height } of sizes) {
      expect(height).toBeGreaterThan(width);
      expect(Math.round(Math.max(height / 841.89, width / 595.28) * 100)).toBe(100);
    }
    expect(bytes.toString('latin1')).not.toMatch(/Somebody/);
    expect((await assembleScan([named(jpeg)])).bytes).toEqual((await assembleScan([named(jpeg)])).bytes);
  }, 30_000);

  it('keeps what the pages of a PDF show, and neither scripts, links, attachments nor names', async () => {
    const { bytes, pages } = await assembleScan([named(await aBusyPdf()), named(jpeg, 'p.jpg')]);
    expect(pages).toBe(2);
    const kept = await PDFDocument.load(bytes);
    const plain = Buffer.from(await kept.save({ useObjectStreams: false })).toString('latin1');
    expect(plain).not.toMatch(/JavaScript|\/JS|\/Annot|\/AA|EmbeddedFile|OpenAction|Somebody|\/Names/);
    expect(plain).toMatch(/\/Font/);
  }, 15_000);

  it.each([
    ['an empty file', () => named(Buffer.alloc(0)), '“scan.pdf” is empty'],
    ['a text that calls itself a PDF', () => named(Buffer.from('Dear colleagues,')), 'neither a PDF nor a JPEG or PNG'],
    ['a PDF that breaks off', () => named(Buffer.from('%PDF-1.7\n1 0 obj\n<<')), 'is damaged or incomplete'],
    ['a JPEG that breaks off', () => named(jpeg.subarray(0, 400), 'p.jpg'), '“p.jpg” is damaged or incomplete'],
    ['a picture of a billion pixels', () => named(aPngThatClaims(40_000, 40_000), 'p.png'), 'too much time or memory'],
    [
      'a stamp-sized picture',
      async () => named(await photo(200, 300).png().toBuffer(), 'p.png'),
      'too small to be read',
    ],
    ['a file that is too large', () => named(Buffer.alloc(scanLimits.maxFileBytes + 1, '%PDF-')), 'larger than 20 MB'],
  ])(
    'is refused with a sentence where there is %s',
    async (_what, file, sentence) => {
      expect(await refusalOf(assembleScan([await file()]))).toContain(sentence);
    },
    15_000,
  );

  it('is refused where it is encrypted, and where it has no end of files or pages', async () => {
    const encrypted = Buffer.from(
      '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Encrypt<</Filter/Standard>>>>\n%%EOF',
    );
    expect(await refusalOf(assembleScan([named(encrypted)]))).toContain('protected by a password');
    expect(await refusalOf(assembleScan([]))).toContain('Choose the scan');
    expect(await refusalOf(assembleScan(Array(41).fill(named(jpeg))))).toContain('more than 40 files');
    const long = await PDFDocument.create();
    for (let page = 0; page < 61; page++) long.addPage([100, 100]);
    const pages = named(Buffer.from(await long.save()));
    expect(await refusalOf(assembleScan([pages]))).toContain('more than 60 pages');
  }, 15_000);

  it('is refused where a page of it would take for ever to draw, by a process that is ended for it', async () => {
    const { bytes } = await assembleScan([named(await aBombPdf())], { ...scanLimits, timeoutMs: 20_000 });
    const impatient = new PdfiumCodeReader({ timeoutMs: 3_000, memoryMb: 400, patienceMs: 1_000 });
    expect(await refusalOf(impatient.read(bytes))).toContain('too much time or memory');
  }, 30_000);
});
