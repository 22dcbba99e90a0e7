/**
 * Draws the agreements that the README shows, anew: `node --import ./test/support/register-typescript.mjs
 * test/support/draw-agreements.ts`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { PdfiumPagePictures } from '../../src/agreements/infrastructure/pictures/pdfium-page-pictures.js';
import { projectRoot } from '../../src/platform/config/project-root.js';
import type { AgreementLanguage } from '../../src/partnerships/domain/text-input.js';
import { aPress } from './a-press.js';
import { anOriginal, inLanguages } from './an-agreement.js';

const press = aPress();
const pictures = new PdfiumPagePictures();

const drawn: [AgreementLanguage, AgreementLanguage][] = [
  ['en', 'ja'],
  ['ar', 'en'],
  ['hi', 'uk'],
];

/** Made up: a bridge over water, and a lantern. */
const arms = {
  initiator: shield(
    '#1d4e79',
    '<path d="M45 150q55-70 110 0" fill="none" stroke="#f4d58d" stroke-width="14"/><path d="M35 175q16-14 32 0t32 0 32 0 32 0" fill="none" stroke="#fff" stroke-width="9"/>',
  ),
  counterpart: shield(
    '#8c1c2c',
    '<ellipse cx="100" cy="120" rx="38" ry="48" fill="#f4d58d"/><path d="M80 70h40M80 170h40M100 60v-15" stroke="#fff" stroke-width="10"/>',
  ),
};

function shield(colour: string, charge: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="480" viewBox="0 0 200 240"><path d="M8 8h184v115c0 58-48 86-92 108-44-22-92-50-92-108z" fill="${colour}" stroke="#222" stroke-width="3"/>${charge}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

for (const [first, second] of drawn) {
  const content = inLanguages(first, second);
  const both = { initiator: await arms.initiator, counterpart: await arms.counterpart };
  const { bytes } = await press.renderer.render(anOriginal({ content, sampleData: true, arms: both }));
  const { png } = await pictures.draw(bytes, 1, 900);
  const file = path.join(projectRoot(), 'test', 'pictures', `agreement-${first}-${second}.png`);
  const small = await sharp(png)
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#bbb' })
    .png({ palette: true, colours: 16, effort: 10 })
    .toBuffer();
  writeFileSync(file, small);
  console.log(`${file}: ${Math.round(small.length / 1000)} kB`);
}
await Promise.all([press.close(), pictures.close()]);
