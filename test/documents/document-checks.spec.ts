import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { aPress } from '../support/a-press.js';
import { anOriginal, aSealedOriginal, inLanguages } from '../support/an-agreement.js';
import { preflightClassPath, toolPath } from '../support/external-tools.mjs';
import { itNeeds } from '../support/pdf-text.js';

const press = aPress({ processes: 2 });
const folder = mkdtempSync(path.join(tmpdir(), 'entente-checks-'));
afterAll(async () => {
  await press.close();
  rmSync(folder, { recursive: true });
});

const pairs = [
  ['en', 'ja'],
  ['ar', 'en'],
  ['hi', 'uk'],
  ['th', 'de'],
  ['he', 'fr'],
  ['ko', 'es'],
  ['zh-Hans', 'en'],
] as const;

function saved(name: string, bytes: Buffer): string {
  const file = path.join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  return file;
}

/** A shield, without transparency, which PDF/A-1 doesn't know. */
async function someArms(colour: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="240"><path d="M5 5h190v120c0 60-50 90-95 110-45-20-95-50-95-110z" fill="${colour}"/></svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).png().toBuffer();
}

const said = (program: string, args: string[]) => spawnSync(program, args, { encoding: 'utf8' });

describe('every document', () => {
  it.each(pairs)('is a tagged PDF/A-3a with title, date and language: %s and %s', async (first, second) => {
    const { bytes } = await press.renderer.render(aSealedOriginal({ content: inLanguages(first, second) }));
    const raw = bytes.toString('latin1');
    const lang = first === 'zh-Hans' ? 'zh-CN' : first;
    for (const mark of [
      '<pdfaid:part>3',
      '<pdfaid:conformance>A',
      `/Lang (${lang})`,
      '/Marked true',
      '2026-03-05T09:30:00',
    ])
      expect(raw).toContain(mark);
  });

  itNeeds(
    toolPath('pdfinfo') !== undefined,
    'pdfinfo of poppler-utils is not installed',
    'says so to readers',
    async () => {
      const { bytes } = await press.renderer.render(
        anOriginal({ content: inLanguages('de', 'uk'), keeper: 'counterpart' }),
      );
      const { stdout } = said('pdfinfo', [saved('info', bytes)]);
      expect(stdout).toMatch(/Title: +Угода про побратимство/);
      expect(stdout).toMatch(/Tagged: +yes/);
      const structure = said('pdfinfo', ['-struct', path.join(folder, 'info.pdf')]).stdout;
      expect(structure).toMatch(/H1[\s\S]*H2[\s\S]*P/);
    },
  );

  itNeeds(toolPath('qpdf') !== undefined, 'qpdf is not installed', 'is sound for qpdf', async () => {
    for (const [first, second] of pairs) {
      const { bytes } = await press.renderer.render(anOriginal({ content: inLanguages(first, second) }));
      const { status, stdout, stderr } = said('qpdf', ['--check', saved(first, bytes)]);
      expect([first, status, stdout + stderr]).toEqual([
        first,
        0,
        expect.stringContaining('No syntax or stream encoding errors'),
      ]);
    }
  });

  it('describes arms in words, and is refused by Typst’s own check where a picture has none', async () => {
    const arms = { initiator: await someArms('#1b4f8a'), counterpart: await someArms('#a3122a') };
    const sheet = press.renderer.sheetFor(anOriginal({ arms }));
    expect(sheet.data).toMatchObject({
      arms: [{ alt: expect.stringContaining('Saint Paul') }, { alt: expect.stringContaining('長崎市') }],
    });
    const { bytes } = await press.typesetter.typeset(sheet);
    expect(bytes.toString('latin1')).toMatch(/\/Alt/);
    const dumb = JSON.parse(JSON.stringify(sheet.data), (key, value) => (key === 'alt' ? null : value));
    await expect(press.typesetter.typeset({ ...sheet, data: dumb })).rejects.toThrow('alt');
  });

  itNeeds(
    preflightClassPath() !== undefined && toolPath('java') !== undefined,
    'PDFBox’s preflight is not installed: Debian’s libpdfbox2-java, libactivation-java, libjaxb-api-java, default-jre-headless',
    'is, as PDF/A-1b and without the bookmarks that PDFBox can’t follow, valid for PDFBox’s preflight',
    async () => {
      const arms = { initiator: await someArms('#1b4f8a'), counterpart: await someArms('#a3122a') };
      for (const [first, second] of pairs) {
        const sheet = press.renderer.sheetFor(aSealedOriginal({ content: inLanguages(first, second), arms }));
        const data = { ...sheet.data, bookmarks: false };
        const { bytes } = await press.typesetter.typeset({ ...sheet, data, standard: 'a-1b' });
        const main = 'org.apache.pdfbox.preflight.Validator_A1b';
        const { stdout } = said('java', ['-cp', preflightClassPath() ?? '', main, saved(`a1b-${first}`, bytes)]);
        expect(stdout).toContain('is a valid PDF/A-1b file');
      }
    },
    120_000,
  );
});
