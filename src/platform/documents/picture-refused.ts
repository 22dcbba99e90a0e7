import { AppError } from '../errors.js';
import type { PictureLimits } from './picture-limits.js';

const sentences = {
  'too-large': 'The picture is larger than {maxMb} MB. Please upload a smaller one.',
  'not-a-picture': 'The file is neither a PNG nor an SVG. Please save the picture as one of them.',
  malformed: 'The picture is damaged or incomplete and can’t be read. Please save it again and upload that.',
  'too-complex': 'The picture takes too much time or memory to read. Please save it smaller or in a simpler form.',
  empty: 'The picture is empty: there is nothing to be seen in it.',
};

export type PictureRefusal = keyof typeof sentences;

/** Code `document.picture.<refusal>`, with a sentence that may be shown to whoever uploaded the file. */
export class PictureRefused extends AppError {
  constructor(
    readonly refusal: PictureRefusal,
    { maxBytes }: PictureLimits,
  ) {
    const params = { maxMb: Math.floor(maxBytes / 1024 / 1024) };
    const message = sentences[refusal].replace('{maxMb}', `${params.maxMb}`);
    super({ kind: 'invalid', code: `document.picture.${refusal}`, message, params });
    this.name = 'PictureRefused';
  }
}
