import type { FormModel } from '../../platform/web/forms/form-model.js';
import type { KeyView } from './key-view.js';

export interface SealKeyPage {
  readonly community: string;
  readonly back: string;
  readonly key: KeyView;
  /** Brings another key; null for whoever may not. */
  readonly form: FormModel | null;
  readonly removeHref: string | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'sealing/community-key': SealKeyPage;
  }
}
