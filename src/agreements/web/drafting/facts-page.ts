import { thematicAreas } from '../../../partnerships/domain/proposal.js';
import { type Side, sides } from '../../../partnerships/domain/states.js';
import { type AgreementLanguage, agreementLanguages, languagesOf } from '../../../partnerships/domain/text-input.js';
import { type CaseNames, namesOf } from '../../../partnerships/web/case-names.js';
import { areaWords } from '../../../partnerships/web/section-words.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { allOf, idOf, oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import { type Sayable, words, type Words } from '../../../platform/web/words.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { type NamePart, nameParts, type OvertakenFact } from '../../domain/drafting/fact-edit.js';
import { textAddresses } from '../text-addresses.js';
import { languageName, namedLanguage, type NamedLanguage } from '../wording/language-words.js';
import { closedReasons } from './closed-reasons.js';
import { fieldLabel, fieldWords } from './fact-rows.js';
import { latestSeen } from './saved-flash.js';
import { errorsOf } from './facts-errors.js';
import { filledFacts, seenFacts, typedFacts } from './facts-form.js';
import { problemLines } from './problem-lines.js';

interface NameField {
  readonly name: string;
  readonly id: string;
  readonly part: NamePart;
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
  /** Number of the newest proposed text, to know later whether another was proposed meanwhile. */
  readonly latest: number;
  /** Why what was typed can't be saved at the moment; empty where it can. */
  readonly closed: readonly Words[];
  /** By field. */
  readonly errors: Readonly<Record<string, Words>>;
  readonly overtaken: readonly { readonly label: Words; readonly href: string; readonly saved: Sayable }[];
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
  const { draft, view } = reviewed;
  const raw = typed ? typedFacts(typed, draft.text) : filledFacts(draft.text);
  const { facts: action, draft: backHref } = textAddresses(view.partnership.reference);
  const errors = errorsOf(reasons);
  return {
    ...{ reference: view.partnership.reference, action, backHref, errors, closed: closedReasons(reviewed) },
    latest: latestSeen(typed, reviewed.latest),
    raw: { termYears: oneOf(raw, 'termYears'), noticeMonths: oneOf(raw, 'noticeMonths'), layout: oneOf(raw, 'layout') },
    checked: { renewable: oneOf(raw, 'renewable') === 'true', titlePage: oneOf(raw, 'titlePage') === 'true' },
    sides: sides.map((side) => sideOf(side, raw, reviewed, language)),
    areas: thematicAreas.map((area) => areaBox(area, allOf(raw, 'areas'))),
    seen: seenFacts(draft.text, typed),
    overtaken: overtaken.map((each) => overtakenOf(each, reviewed, language)),
    mistakes: [
      ...closedReasons(reviewed).map((text) => ({ text, href: '#main-content' })),
      ...mistakesOf(errors, overtaken.length > 0),
    ],
  };
}

function overtakenOf({ field, saved }: OvertakenFact, { view, draft }: ReviewedDraft, language: string) {
  return {
    label: fieldLabel(field, namesOf(view.facts), language),
    href: `#${idOf(field)}`,
    saved: fieldWords(field, saved, draft.text, language),
  };
}

const areaBox = (area: (typeof thematicAreas)[number], chosen: readonly string[]): FactsPage['areas'][number] => ({
  ...{ value: area, label: areaWords(area) },
  checked: chosen.includes(area),
});

const mistakesOf = (errors: FactsPage['errors'], overtaken: boolean): FactsPage['mistakes'] => [
  ...(overtaken ? [{ text: words('agreements:factsForm.overtaken'), href: '#overtaken' }] : []),
  ...Object.entries(errors).map(([field, text]) => ({ text, href: `#${idOf(field)}` })),
];

function sideOf(side: Side, raw: RawForm, reviewed: ReviewedDraft, language: string): FactsPage['sides'][number] {
  const names = namesOf(reviewed.view.facts);
  const chosen = oneOf(raw, `languages.${side}`);
  const warnings = warningsOf(reviewed, names, language);
  const saved = filledFacts(reviewed.draft.text);
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
        const value = oneOf(raw, name);
        // what was typed since then may lack nothing
        const warning = value === oneOf(saved, name) ? (warnings[name] ?? null) : null;
        return { name, id: idOf(name), part, value, warning };
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
