import type { Side } from '../../../partnerships/domain/states.js';
import { directionOf, languagesOf } from '../../../partnerships/domain/text-input.js';
import { words, type Words } from '../../../platform/web/words.js';
import type { AgreementContent } from '../../domain/agreement-content.js';
import { fieldNames } from '../../domain/wording/library.js';
import { fieldValues } from '../../domain/printed-text.js';

/** A merge field: how it is written, what it stands for, and what stands there now in each language. */
export interface FieldMeaning {
  readonly written: string;
  readonly what: Words;
  readonly values: readonly { readonly code: string; readonly direction: 'ltr' | 'rtl'; readonly value: string }[];
}

/** As in the original that `keeper` keeps. `{First.name}` is `{first.name}` where a sentence begins. */
export function fieldMeanings(content: AgreementContent, keeper: Side): FieldMeaning[] {
  const languages = languagesOf(content).map((code) => ({ code, values: fieldValues(content, keeper, code) }));
  return fieldNames
    .filter((name) => !/^[A-Z]/.test(name))
    .map((name) => ({
      written: `{${name}}`,
      what: words(`agreements:fields.${name}`),
      values: languages.map(({ code, values }) => ({
        code,
        direction: directionOf(code),
        value: values[name] ?? '',
      })),
    }));
}
