import type { ErrorReason } from '../../platform/errors.js';

/** What would be printed, and the input field where somebody can change it. */
export interface PrintedField {
  field: string;
  text: string;
}

/** Says before a text is proposed or signed which characters could never be printed, and in which field they stand. */
export abstract class TextPrinting {
  abstract problems(fields: readonly PrintedField[]): ErrorReason[];
}
