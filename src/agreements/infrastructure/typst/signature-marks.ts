import type { Strokes } from '../../../partnerships/domain/strokes.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { PrintedSignature } from '../../application/typesetting/printed-signature.js';
import type { SealedJob } from '../../application/typesetting/render-job.js';
import { fill } from '../../domain/fields.js';
import { languageOf } from '../../domain/printed-parties.js';
import type { PacksByLanguage } from '../../domain/printed-text.js';

type Words = { language: AgreementLanguage; text: string };
/** What stands on the line that is signed on: a typed name, a drawing, or where to find the ink. */
export type Mark = (Words & { note?: true }) | { drawn: Drawing; alt: string };
type Drawing = { width: number; height: number; strokes: [number, number][][] };

/** One mark of each person who signed; the block of a board has several. */
export function marksOf(signature: PrintedSignature, { content }: SealedJob, packs: PacksByLanguage): Mark[] {
  const language = languageOf(content, signature.side);
  const { block } = packs[language].document;
  return (signature.members ?? [signature]).map((each): Mark => {
    if (each.mode === 'ceremony') return { language, note: true, text: fill(block.seeScan, { file: each.scan ?? '' }) };
    if (!each.drawn) return { language, text: each.typedName };
    return { drawn: cropped(each.drawn), alt: fill(block.drawnBy, { name: each.name }) };
  });
}

/** Without the empty room around it, so that a small hand fills its place as a large one does. */
export function cropped({ strokes }: Strokes): Drawing {
  const points = strokes.flat();
  const [left, top] = [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y))];
  const [right, bottom] = [Math.max(...points.map(([x]) => x)), Math.max(...points.map(([, y]) => y))];
  return {
    width: Math.max(1, right - left),
    height: Math.max(1, bottom - top),
    strokes: strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x - left, y - top])),
  };
}
