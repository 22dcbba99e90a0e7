import { type AgreementLanguage, agreementLanguages, clauseWording } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { parseInput } from '../../../platform/input.js';
import { oneOf, type RawForm, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import type { TypedWording } from '../../domain/drafting/clause-edit.js';
import { sentIn } from './saved-flash.js';

/** What the page of a clause sent. */
export interface ClauseForm {
  readonly raw: RawForm;
  readonly typed: readonly TypedWording[];
  /** What can't even be kept: longer than any text may be. */
  readonly mistakes: readonly (ErrorReason & { readonly language: AgreementLanguage })[];
  /** The language that goes back to the house's wording. */
  readonly toHouse: AgreementLanguage | null;
  readonly restore: boolean;
  readonly next: boolean;
  /** By which the page knows again what it kept of this form, once it was saved. */
  readonly sent: string | null;
  /** Sent by the page itself while somebody types. */
  readonly autosave: boolean;
}

export function readClauseForm(body: unknown): ClauseForm {
  const raw = rawFormOf(body);
  const sent = agreementLanguages.filter((language) => Object.hasOwn(raw, `${language}.text`));
  const read = sent.map((language) => readWording(raw, language));
  return {
    raw,
    typed: read.map(({ typed }) => typed),
    mistakes: read.flatMap(({ mistakes }) => mistakes),
    toHouse: agreementLanguages.find((language) => language === oneOf(raw, 'house')) ?? null,
    restore: oneOf(raw, 'restore') === 'true',
    next: oneOf(raw, 'go') === 'next',
    sent: sentIn(raw),
    autosave: oneOf(raw, 'autosave') === '1',
  };
}

function readWording(raw: RawForm, language: AgreementLanguage) {
  const wording = { heading: oneOf(raw, `${language}.heading`), text: oneOf(raw, `${language}.text`) };
  const parsed = parseInput(clauseWording, wording);
  const whose = oneOf(raw, `choice.${language}`);
  const typed: TypedWording = {
    language,
    wording: parsed.ok ? parsed.value : wording,
    seen: oneOf(raw, `seen.${language}`),
    ...(whose === 'mine' || whose === 'saved'
      ? { decided: { whose, against: oneOf(raw, `against.${language}`) } }
      : {}),
  };
  const reasons = parsed.ok ? [] : parsed.reasons;
  return { typed, mistakes: reasons.map((reason) => ({ ...reason, language })) };
}
