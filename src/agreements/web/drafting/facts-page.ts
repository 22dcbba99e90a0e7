import { thematicAreas } from '../../../partnerships/domain/proposal.js';
import { type Side, sides } from '../../../partnerships/domain/states.js';
import { type AgreementLanguage, agreementLanguages, languagesOf } from '../../../partnerships/domain/text-input.js';
import { type CaseNames, namesOf } from '../../../partnerships/web/case-names.js';
import { areaWords } from '../../../partnerships/web/section-words.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { allOf, idOf, oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import { given, type Sayable, words, type Words } from '../../../platform/web/words.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import type { OvertakenFact } from '../../domain/drafting/fact-edit.js';
import { textAddresses } from '../text-addresses.js';
import { languageName, namedLanguage, type NamedLanguage } from '../wording/language-words.js';
import { factLabel, factWords } from './fact-rows.js';
import { filledFacts, nameParts, seenFacts } from './facts-form.js';
import { problemLines } from './problem-lines.js';

interface NameField {
  readonly name: string;
  readonly id: string;
  readonly part: (typeof nameParts)[number];
  readonly value: string;
  readonly warning: Words | null;
}

export interface FactsPage {
  readonly reference: string;
  readonly raw: { readonly termYears: string; readonly noticeMonths: string; readonly layout: string };
  readonly checked: { readonly renewable: boolean; readonly titlePage: boolean };
  readonly sides: readonly {
    readonly side: Side;
    readonly community: string;
    readonly languageOptions: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
    readonly names: readonly { readonly language: NamedLanguage; readonly fields: readonly NameField[] }[];
  }[];
  readonly areas: readonly { readonly value: string; readonly label: Words; readonly checked: boolean }[];
  readonly seen: readonly { readonly name: string; readonly value: string }[];
  /** By field. */
  readonly errors: Readonly<Record<string, Words>>;
  readonly overtaken: readonly { readonly label: Words; readonly saved: Sayable }[];
  readonly mistakes: readonly { readonly text: Words; readonly href: string }[];
  readonly action: string;
  readonly backHref: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/facts': FactsPage;
  }
}

export interface ShownFacts {
  readonly reviewed: ReviewedDraft;
  /** As it was typed, where it wasn't saved. */
  readonly typed?: RawForm;
  readonly reasons?: readonly ErrorReason[];
  readonly overtaken?: readonly OvertakenFact[];
}

export function factsPage({ reviewed, typed, reasons = [], overtaken = [] }: ShownFacts, language: string): FactsPage {
  const { view, draft } = reviewed;
  const names = namesOf(view.facts);
  const raw = typed ?? filledFacts(draft.text);
  const { facts: action, draft: backHref } = textAddresses(view.partnership.reference);
  const errors = errorsOf(reasons);
  return {
    ...{ reference: view.partnership.reference, action, backHref, errors },
    raw: { termYears: oneOf(raw, 'termYears'), noticeMonths: oneOf(raw, 'noticeMonths'), layout: oneOf(raw, 'layout') },
    checked: { renewable: oneOf(raw, 'renewable') === 'true', titlePage: oneOf(raw, 'titlePage') === 'true' },
    sides: sides.map((side) => sideOf(side, raw, reviewed, language)),
    areas: areasOf(raw),
    seen: seenFacts(draft.text),
    overtaken: overtaken.map(({ fact, saved }) => ({
      label: factLabel(fact, names, language),
      saved: factWords(fact, saved, draft.text, language),
    })),
    mistakes: mistakesOf(errors, overtaken.length > 0),
  };
}

function areasOf(raw: RawForm): FactsPage['areas'] {
  const chosen = allOf(raw, 'areas');
  return thematicAreas.map((area) => ({ value: area, label: areaWords(area), checked: chosen.includes(area) }));
}

const mistakesOf = (errors: FactsPage['errors'], overtaken: boolean): FactsPage['mistakes'] => [
  ...(overtaken ? [{ text: words('agreements:factsForm.overtaken'), href: '#overtaken' }] : []),
  ...Object.entries(errors).map(([field, text]) => ({ text, href: `#${idOf(field)}` })),
];

function sideOf(side: Side, raw: RawForm, reviewed: ReviewedDraft, language: string): FactsPage['sides'][number] {
  const names = namesOf(reviewed.view.facts);
  const chosen = oneOf(raw, `languages.${side}`);
  const warnings = warningsOf(reviewed, names, language);
  return {
    side,
    community: names[side],
    languageOptions: agreementLanguages.map((code) => ({
      value: code,
      text: languageName(code, language),
      selected: chosen === code,
    })),
    names: languagesOf(reviewed.draft.text).map((code: AgreementLanguage) => ({
      language: namedLanguage(code, language),
      fields: nameParts.map((part) => {
        const name = `names.${side}.${code}.${part}`;
        return { name, id: idOf(name), part, value: oneOf(raw, name), warning: warnings[name] ?? null };
      }),
    })),
  };
}

function warningsOf(reviewed: ReviewedDraft, names: CaseNames, language: string): Record<string, Words> {
  const lines = problemLines(reviewed, names, language);
  return Object.fromEntries(
    reviewed.reasons.flatMap(({ field = '' }, index) => {
      const line = lines[index];
      return field.startsWith('names.') && line ? [[field, line.text]] : [];
    }),
  );
}

function errorsOf(reasons: readonly ErrorReason[]): Record<string, Words> {
  const said = reasons.map(({ field = '', code, params = {} }) => {
    const [root = '', , , part] = field.split('.');
    const label = words(root === 'names' ? `agreements:facts.parts.${part}` : `agreements:facts.${root}`);
    const numbers = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : given(String(value)),
    ]);
    return [root === 'areas' ? 'areas' : field, words(`errors:${code}`, { ...Object.fromEntries(numbers), label })];
  });
  return Object.fromEntries(said);
}
