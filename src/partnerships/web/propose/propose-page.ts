import type { FormModel } from '../../../platform/web/forms/form-model.js';

export interface ProposeStartPage {
  readonly signedIn: boolean;
  /** Clerk or organiser of a community. */
  readonly mayPropose: boolean;
  readonly sections: readonly string[];
}

/** One question: for whom, or what kind. */
export interface ProposeQuestionPage {
  readonly heading: string;
  readonly form: FormModel;
  readonly backHref: string;
}

export interface ProposeCounterpartPage {
  readonly community: string;
  readonly communityId: string;
  readonly kind: string;
  readonly q: string;
  readonly searched: boolean;
  readonly found: number;
  readonly form: FormModel | null;
  readonly backHref: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'partnerships/propose-start': ProposeStartPage;
    'partnerships/propose-question': ProposeQuestionPage;
    'partnerships/propose-counterpart': ProposeCounterpartPage;
    'partnerships/propose-nobody': object;
  }
}
