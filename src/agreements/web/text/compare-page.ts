import type { Words } from '../../../platform/web/words.js';
import type { DifferenceView } from './difference-view.js';

export interface ComparePage {
  readonly reference: string;
  readonly title: Words;
  readonly from: number;
  readonly to: number;
  readonly revisions: readonly { readonly number: number; readonly title: Words; readonly by: Words }[];
  /** Null where one of the two is of the first release, whose texts have no clauses to compare. */
  readonly difference: DifferenceView | null;
  readonly action: string;
  readonly backHref: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/compare': ComparePage;
  }
}
