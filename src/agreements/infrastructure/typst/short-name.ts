import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { SealedJob } from '../../application/typesetting/render-job.js';
import { namesOf } from '../../domain/printed-parties.js';

/** A name where it only says which side is meant: it stands in full in the agreement and beside each signature. */
export function shortName(
  { content }: Pick<SealedJob, 'content'>,
  side: Side,
  language: AgreementLanguage,
  most: number,
): string {
  const letters = [...namesOf(content, side, language).name];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
