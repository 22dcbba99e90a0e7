import type { FormModel } from './form-model.js';
import type { FormTexts } from './form-texts.js';

/** What every field of a form is drawn from. */
export interface Drawing {
  readonly model: FormModel;
  readonly texts: FormTexts;
  readonly errors: Readonly<Record<string, string>>;
}

/** `name` has row numbers (`supporters.0.name`), `path` has none. */
export interface Place {
  readonly name: string;
  readonly path: string;
}
