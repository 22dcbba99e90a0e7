import { AppError } from '../errors.js';
import { type ScanLimits, scanLimits } from './scan-limits.js';

const sentences = {
  nothing: 'Choose the scan: one PDF, or a picture of each page.',
  empty: '“{name}” is empty. Please choose the file again.',
  'too-large': 'A file is larger than {maxMb} MB. Please scan with less detail.',
  'too-much': 'The files are larger than {maxAllMb} MB together. Please scan with less detail.',
  'too-many-files': 'These are more than {maxFiles} files. Please upload one PDF instead.',
  'too-many-pages': 'The scan has more than {maxPages} pages.',
  'not-a-scan': '“{name}” is neither a PDF nor a JPEG or PNG picture.',
  encrypted: '“{name}” is protected by a password or by encryption. Please upload a copy without protection.',
  malformed: '“{name}” is damaged or incomplete and can’t be read. Please scan the page again.',
  'too-complex': '“{name}” takes too much time or memory to read. Please scan it again, or take a smaller photo.',
  'too-small': '“{name}” is too small to be read. Please take a sharper photo of the whole page.',
};

export type ScanRefusal = keyof typeof sentences;

/** Code `document.scan.<refusal>`, with a sentence that may be shown to whoever uploaded it. */
export class ScanRefused extends AppError {
  constructor(
    readonly refusal: ScanRefusal,
    name = '',
    { maxFileBytes, maxBytes, maxFiles, maxPages }: ScanLimits = scanLimits,
  ) {
    const mb = (bytes: number) => Math.floor(bytes / 1024 / 1024);
    const params = { name, maxMb: mb(maxFileBytes), maxAllMb: mb(maxBytes), maxFiles, maxPages };
    const message = sentences[refusal].replace(/\{(\w+)\}/g, (_, key: keyof typeof params) => String(params[key]));
    super({ kind: 'invalid', code: `document.scan.${refusal}`, message, params });
    this.name = 'ScanRefused';
  }
}
