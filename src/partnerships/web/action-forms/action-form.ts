import type { DocumentKind } from '../../../platform/documents/document-store.js';
import type { FormDeclaration } from '../../../platform/web/forms/form-declaration.js';
import type { FormModelOptions } from '../../../platform/web/forms/form-model.js';
import type { CaseView } from '../../application/case.query.js';
import type { PersonAction } from '../../domain/actions.js';

/** Answered on pages of their own. */
export type ActionWithOwnPage =
  | 'answerSection'
  | 'answerChangeRequest'
  | 'submit'
  | 'resubmit'
  | 'proposeText'
  | 'commentText'
  | 'sign'
  | 'verifyOriginal'
  | 'rejectOriginal'
  | 'overrideClock';
export type FormAction = Exclude<PersonAction, ActionWithOwnPage>;

/** How an action is asked on `/partnerships/:reference/actions/:action`. */
export interface ActionForm {
  /** The fields, as this case and this person need them. */
  readonly declare: (view: CaseView) => FormDeclaration;
  /** What stands in the fields before anybody typed. */
  readonly prefill?: (view: CaseView) => object;
  /** Options that hold names of this case. */
  readonly options?: (view: CaseView) => NonNullable<FormModelOptions['options']>;
  /** A PDF that belongs to the answer; its hash becomes the answer to `field`. */
  readonly upload?: {
    readonly field: 'documentSha256' | 'letterSha256' | 'instrumentSha256';
    readonly kind: DocumentKind;
  };
  /** Several files are taken for `upload`, pictures among them, and put together into one scan. */
  readonly scanned?: true;
  /** What follows from the answers is shown before they count. */
  readonly checked?: true;
  /** Shown beside the question. */
  readonly beside?: 'text' | 'proposal' | 'plan';
}

/** Most forms are the same for everybody. */
export const always = (form: FormDeclaration) => (): FormDeclaration => form;
