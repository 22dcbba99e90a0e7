import sharp from 'sharp';
import type { AnyContent } from '../../src/agreements/domain/agreement-content.js';
import { contentHash } from '../../src/agreements/domain/agreement-content.js';
import { PdfiumPagePictures } from '../../src/agreements/infrastructure/pictures/pdfium-page-pictures.js';
import type { PaperSize } from '../../src/ceremony/domain/paper-size.js';
import { printCopyData } from '../../src/ceremony/domain/print-copy.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import type { Press } from './a-press.js';
import { anAgreement, anOriginal, packs } from './an-agreement.js';

export interface PrintedFor {
  content?: AnyContent;
  keeper?: Side;
  paper?: PaperSize;
  reference?: string;
}

/** A frozen original and its copy for pens, as the press makes them. */
export async function aPrintCopy(press: Press, asked: PrintedFor = {}) {
  const { content = anAgreement(), keeper = 'initiator', paper = 'a4', reference = 'P-2026-00042' } = asked;
  const original = await press.renderer.render(anOriginal({ content, keeper, reference }));
  const frozen = {
    revision: 1,
    contentHash: contentHash(content),
    originals: { initiator: original.sha256, counterpart: original.sha256 },
    frozenAt: '2026-03-05T09:30:00.000Z',
  };
  const data = printCopyData({ reference, keeper, frozen, content, pages: original.pages, paper }, packs.all);
  const pictures = { 'original.pdf': original.bytes };
  const copy = await press.typesetter.typeset({ template: 'print-copy.typ', data, pictures, standard: '1.7' });
  return { original, copy, frozen };
}

/** Pages of a PDF as a scanner would give them, in colour. */
export async function photographed(pdf: Buffer, pages: readonly number[], look: Look = {}): Promise<Buffer[]> {
  const pictures = new PdfiumPagePictures();
  const shots: Buffer[] = [];
  for (const page of pages) shots.push(await shot((await pictures.draw(pdf, page, look.width ?? 1654)).png, look));
  await pictures.close();
  return shots;
}

export interface Look {
  width?: number;
  /** Degrees by which the camera was held askew. */
  askew?: number;
  blur?: number;
  /** Covers the code with ink. */
  blotted?: boolean;
  type?: 'jpeg' | 'png';
}

async function shot(png: Buffer, { askew = 0, blur, blotted, type = 'jpeg' }: Look): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(png).metadata();
  const ink = Buffer.from(
    `<svg width="${width}" height="${height}"><rect x="0" y="${height * 0.9}" width="${width}" height="${height * 0.1}" fill="#223"/></svg>`,
  );
  const inked = blotted
    ? await sharp(png)
        .composite([{ input: ink }])
        .png()
        .toBuffer()
    : png;
  const turned = sharp(inked).rotate(askew, { background: '#8a8478' });
  return (blur ? turned.blur(blur) : turned).toFormat(type, { quality: 75 }).toBuffer();
}
