import { AppError } from '../errors.js';
import type { PdfLimits } from './pdf-limits.js';

const sentences = {
  'too-large': 'The file is larger than {maxMb} MB.',
  'not-a-pdf': 'The file is not a PDF.',
  encrypted: 'The PDF is protected by a password or by encryption. Please upload a copy without protection.',
  malformed: 'The PDF is damaged or incomplete and can’t be read.',
  'too-many-pages': 'The PDF has more than {maxPages} pages.',
  'too-complex': 'The PDF takes too much time or memory to read. Please save it again in a simpler form.',
};

export type PdfRefusal = keyof typeof sentences;

/** Code `document.pdf.<refusal>`, with a sentence that may be shown to whoever uploaded the file. */
export class PdfRefused extends AppError {
  constructor(
    readonly refusal: PdfRefusal,
    { maxBytes, maxPages }: PdfLimits,
  ) {
    const params = { maxMb: Math.floor(maxBytes / 1024 / 1024), maxPages };
    const message = sentences[refusal].replace('{maxMb}', `${params.maxMb}`).replace('{maxPages}', `${maxPages}`);
    super({ kind: 'invalid', code: `document.pdf.${refusal}`, message, params });
    this.name = 'PdfRefused';
  }
}
