import type { ComposedRevision } from '../domain/decisions/text-decisions.js';
import type { TextInput } from '../domain/text-input.js';
import type { LoadedCase } from './partnership-store.js';

/** Makes of a text as it was typed the content that both sides accept; the core only knows its hash. */
export abstract class AgreementTexts {
  /**
   * Composes and stores the content. Storing is harmless where the proposal is refused afterwards: it has no address but
   * its hash.
   * @throws AppError `input.invalid` that names every clause, language and character that stands in the way
   */
  abstract keep(loaded: LoadedCase, input: TextInput): Promise<Omit<ComposedRevision, 'base'>>;
}
