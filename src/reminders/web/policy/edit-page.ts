import type { PolicyContent } from '../../../partnerships/domain/clock-policy.js';
import type { Option } from '../../../platform/web/forms/form-field.js';
import type { FormModel } from '../../../platform/web/forms/form-model.js';
import type { FormState } from '../../../platform/web/forms/form-state.js';
import type { Speech } from '../../../platform/web/speech.js';
import type { PublishedPolicy } from '../../application/clock-policies.js';
import { clockPaths } from '../clock-addresses.js';
import type { ShownPreview } from '../preview/preview-view.js';
import { editForm, type FormParts, partsOf } from './edit-form.js';
import { type ShownDifference, shownDifferences } from './shown-differences.js';
import { type ShownClock, waitWords } from './shown-ladders.js';

export interface EditClocksPage {
  readonly back: string;
  /** The version that the form was begun with, or the newest that its author has seen since. */
  readonly base: number;
  readonly next: number;
  readonly form: FormModel;
  readonly clocks: readonly (Pick<ShownClock, 'title' | 'who'> & { readonly fields: readonly number[] })[];
  readonly parts: Omit<FormParts, 'clocks'>;
  readonly preview: ShownPreview | null;
  readonly overtaken: Overtaken | null;
  /** The changes of a colleague that were taken over. */
  readonly taken: number | null;
  /** Of the version with which the form of an overtaken author was begun. */
  readonly mergeBase: number | null;
}

/** What a colleague published meanwhile, beside what was typed. */
export interface Overtaken {
  readonly version: number;
  readonly by: string;
  readonly note: string;
  readonly base: number;
  readonly theirs: readonly ShownDifference[];
  /** Their version beside the form. */
  readonly both: readonly ShownDifference[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'clocks/edit': EditClocksPage;
  }
}

export interface EditParts {
  readonly state: FormState;
  readonly base: number;
  readonly candidates?: readonly Option[];
  readonly overtaken?: Overtaken;
  readonly taken?: number;
  readonly preview?: (speech: Speech) => ShownPreview;
}

export function editClocksPage(parts: EditParts, language: string, speech: Speech): EditClocksPage {
  const { state, base, candidates = [], overtaken = null, taken = null, preview } = parts;
  const { clocks, ...others } = partsOf(candidates.length > 0);
  return {
    back: clockPaths.versions,
    ...{ base, next: base + 1, overtaken, taken },
    form: editForm(state, base, candidates, { language, speech }),
    clocks: clocks.map(({ state: wait, fields }) => ({ ...waitWords(wait), fields })),
    parts: others,
    preview: preview?.(speech) ?? null,
    mergeBase: overtaken?.base ?? null,
  };
}

/** `base` is what the author began with, `newest` what a colleague published, `typed` what stands in the form. */
export const overtakenBy = (newest: PublishedPolicy, base: PublishedPolicy, typed: PolicyContent): Overtaken => ({
  version: newest.policy.version,
  by: newest.by?.name ?? '',
  note: newest.note,
  base: base.policy.version,
  theirs: shownDifferences(base.policy, newest.policy),
  both: shownDifferences(newest.policy, typed),
});
