import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { PdfiumCodeReader } from '../../src/ceremony/infrastructure/pdfium-code-reader.js';
import { scanFindings } from '../../src/partnerships/domain/scan-findings.js';
import type { ScanReading } from '../../src/partnerships/domain/scan-reading.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import { assembleScan } from '../../src/platform/documents/assemble-scan.js';
import { aPress } from '../support/a-press.js';
import { aPrintCopy, type Look, photographed } from '../support/a-print-copy.js';
import { inLanguages } from '../support/an-agreement.js';
import { itReads, textOf } from '../support/pdf-text.js';

const press = aPress();
const reader = new PdfiumCodeReader();
let printed: Awaited<ReturnType<typeof aPrintCopy>>;

beforeAll(async () => {
  printed = await aPrintCopy(press);
}, 30_000);
afterAll(() => press.close());

const scanOf = (shots: readonly (Buffer | undefined)[]) =>
  assembleScan(shots.map((bytes, index) => ({ bytes: bytes ?? Buffer.of(), name: `page ${index + 1}` })));
const findingsFor = (keeper: Side, reading: ScanReading) =>
  scanFindings({ reference: 'P-2026-00042', keeper, contentHash: printed.frozen.contentHash }, reading);
const findingsOf = async (pdf: Buffer) => findingsFor('initiator', await reader.read(pdf));

describe('a copy for pens', () => {
  it('has every page of the frozen original and a sheet for witnesses, on the paper that the printer holds', async () => {
    const letter = await aPrintCopy(press, { paper: 'letter' });
    for (const [{ copy }, size] of [
      [printed, { width: 595, height: 842 }],
      [letter, { width: 612, height: 792 }],
    ] as const) {
      const pages = (await PDFDocument.load(copy.bytes)).getPages();
      expect(pages).toHaveLength(printed.original.pages + 1);
      for (const page of pages) {
        const { width, height } = page.getSize();
        expect({ width: Math.round(width), height: Math.round(height) }).toEqual(size);
      }
    }
  });

  itReads('says the same words as the original, and on every page whose it is and which one', async () => {
    const text = textOf(printed.copy.bytes);
    for (const word of new Set(textOf(printed.original.bytes).split(' '))) expect(text).toContain(word);
    for (const page of [1, 2]) expect(text).toContain(`Original kept by Saint Paul · P-2026-00042 · Page ${page} of 2`);
    expect(text).toContain('Copy for signing with a pen.');
    expect(text).toContain('立会人');
  });

  it.each([
    ['he', 'th'],
    ['hi', 'ko'],
    ['zh-Hans', 'uk'],
    ['es', 'de'],
    ['fr', 'ja'],
  ] as const)('can be printed in %s and %s', async (initiator, counterpart) => {
    const content = inLanguages(initiator, counterpart);
    const { copy, original } = await aPrintCopy(press, { content, keeper: 'counterpart', paper: 'letter' });
    expect(copy.pages).toBe(original.pages + 1);
  });

  it('has codes that can be read also where the page runs from right to left', async () => {
    const { copy, original, frozen } = await aPrintCopy(press, { content: inLanguages('ar', 'en') });
    const expected = { reference: 'P-2026-00042', keeper: 'initiator' as const, contentHash: frozen.contentHash };
    const { pages, complete } = scanFindings(expected, await reader.read(copy.bytes));
    const numbered = Array.from({ length: original.pages }, (_, index) => ({ kind: 'right', page: index + 1 }));
    expect(pages).toEqual([...numbered, { kind: 'right', page: 'witnesses' }]);
    expect(complete).toBe(true);
  }, 30_000);

  it('is the same bytes whenever it is printed', async () => {
    expect((await aPrintCopy(press)).copy.sha256).toBe(printed.copy.sha256);
  });
});

describe('the codes on a scan', () => {
  it('are read straight from a scanner, askew and blurred as a phone sees them, upside down, and on their side', async () => {
    const looks: Look[] = [{ width: 827 }, { askew: 4, blur: 1 }, { askew: 180, type: 'png' }, { askew: 90 }];
    const shots = await Promise.all(looks.map((look) => photographed(printed.copy.bytes, [1], look)));
    const { bytes } = await scanOf(shots.flat());
    expect((await findingsOf(bytes)).pages).toEqual(looks.map(() => ({ kind: 'right', page: 1 })));
  }, 30_000);

  it('leave a blotted page to people, name the pages that were not seen, and tell the other original apart', async () => {
    const [first] = await photographed(printed.copy.bytes, [1]);
    const [blotted] = await photographed(printed.copy.bytes, [2], { blotted: true });
    const { bytes } = await scanOf([first, blotted]);
    const findings = await findingsOf(bytes);
    expect(findings.pages).toEqual([{ kind: 'right', page: 1 }, { kind: 'unread' }]);
    expect(findings).toMatchObject({ unseen: [2], complete: false, foreign: false });
    expect(findingsFor('counterpart', await reader.read(bytes)).pages[0]).toEqual({ kind: 'other-original' });
  }, 30_000);

  it('give a paper of another partnership away', async () => {
    const other = await aPrintCopy(press, { reference: 'P-2026-00043' });
    const findings = await findingsOf(other.copy.bytes);
    expect(findings.pages[0]).toEqual({ kind: 'other-partnership', reference: 'P-2026-00043' });
    expect(findings.foreign).toBe(true);
  }, 30_000);

  it('are not looked for for ever: what takes too long is left to people', async () => {
    const impatient = new PdfiumCodeReader({ timeoutMs: 20_000, memoryMb: 700, patienceMs: 0 });
    expect(await impatient.read(printed.copy.bytes)).toEqual({ codes: [null, null, null] });
  }, 30_000);
});
