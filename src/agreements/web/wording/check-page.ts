import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { formModel, type FormModel } from '../../../platform/web/forms/form-model.js';
import type { FormState } from '../../../platform/web/forms/form-state.js';
import { packHash } from '../../domain/wording/language-states.js';
import type { PacksByLanguage } from '../../domain/printed-text.js';
import { type NamedLanguage, namedLanguage } from './language-words.js';
import { type PackSection, packSections } from './pack-words.js';
import { columnsFor } from './version-page.js';
import { languageCheckForm } from './wording.forms.js';
import { wordingPaths } from './wording-addresses.js';

/** What a native reader stands by: the clauses, which have a page of their own, and the words of documents, shown here. */
export interface CheckPage {
  readonly number: number;
  readonly language: NamedLanguage;
  readonly columns: readonly NamedLanguage[];
  readonly sections: readonly PackSection[];
  readonly back: string;
  readonly form: FormModel;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/check': CheckPage;
  }
}

export interface CheckedPlace {
  readonly version: number;
  readonly language: AgreementLanguage;
}

export function checkPage(
  { version, language }: CheckedPlace,
  packs: PacksByLanguage,
  state: FormState,
  pageLanguage: string,
): CheckPage {
  const codes = columnsFor(language);
  const back = wordingPaths.version(version, language);
  const raw = { ...state.raw, shownPack: packHash(packs, language) };
  return {
    number: version,
    language: namedLanguage(language, pageLanguage),
    columns: codes.map((code) => namedLanguage(code, pageLanguage)),
    sections: packSections(packs, codes),
    back,
    form: formModel(languageCheckForm, { ...state, raw }, { cancelHref: back }),
  };
}
