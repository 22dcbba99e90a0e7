import type { FormModel } from '../../../platform/web/forms/form-model.js';
import type { Sayable } from '../../../platform/web/words.js';

/** A page with one form about the wording. */
export interface WordingFormPage {
  readonly title: Sayable;
  readonly caption: Sayable | null;
  readonly lead: Sayable | null;
  readonly back: string;
  readonly form: FormModel;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/form': WordingFormPage;
  }
}
