import type { PrintedText } from '../../agreements/domain/printed-text.js';
import type { FormModel } from '../../platform/web/forms/form-model.js';
import type { Words } from '../../platform/web/words.js';
import type { PlanView } from './case/plan-view.js';
import type { SummarySection } from './proposal-summary.js';
import type { TimelineItem } from './timeline.js';

/** What is to be read beside the question. */
export type Beside =
  | { readonly kind: 'text'; readonly text: PrintedText }
  | { readonly kind: 'plan'; readonly plans: readonly PlanView[] }
  | { readonly kind: 'proposal'; readonly sections: readonly SummarySection[] };

interface OfCase {
  readonly reference: string;
  readonly action: string;
  readonly label: Words;
  readonly hint: Words;
  readonly backHref: string;
}

export interface ActionPage extends OfCase {
  readonly form: FormModel;
  readonly keptFileName: string | null;
  /** What others did since the page was opened; empty unless something did change. */
  readonly changes: readonly TimelineItem[];
  readonly beside: Beside | null;
}

export interface ActionCheckPage extends OfCase {
  readonly answers: FormModel;
  readonly keptFileName: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly version: number;
  readonly address: string;
  /** What is computed from the answers. */
  readonly result: {
    readonly outcome: Words | null;
    readonly tone: string;
    readonly sentences: readonly Words[];
  } | null;
}

/** It can't be done, and why. */
export interface ActionStoppedPage extends OfCase {
  readonly reasons: readonly Words[];
}

declare module '../../platform/web/views.js' {
  interface Views {
    'partnerships/action': ActionPage;
    'partnerships/action-check': ActionCheckPage;
    'partnerships/action-stopped': ActionStoppedPage;
  }
}
