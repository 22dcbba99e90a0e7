import type { ErrorReason } from '../../platform/errors.js';
import type { ActionInput } from '../domain/actions.js';

/** Says before a text is proposed which characters could never be printed, and in which field they stand. */
export abstract class TextPrinting {
  abstract problems(text: ActionInput<'proposeText'>): ErrorReason[];
}
