import type { CaseNames } from '../../../partnerships/web/case-names.js';
import { otherSide, type Side, sides } from '../../../partnerships/domain/states.js';
import { type AgreementLanguage, languagesOf } from '../../../partnerships/domain/text-input.js';
import { given, type Sayable, words, type Words } from '../../../platform/web/words.js';
import type { AgreementContent } from '../../domain/agreement-content.js';
import { type FactField, placeOf } from '../../domain/drafting/fact-edit.js';
import { type FactKey, nameOf, type TextFacts } from '../../domain/drafting/text-facts.js';
import { areaList, listed, noticeWords, termWords } from '../text/difference-view.js';
import { languageName, namedLanguage, type NamedLanguage } from '../wording/language-words.js';

export interface FactRow {
  readonly label: Words;
  /** Null where nobody said it yet. */
  readonly value: Sayable | null;
  /** Of a name. */
  readonly language: NamedLanguage | null;
}

/** What the text says of both communities and of itself, to be read. */
export function factRows(facts: TextFacts, names: CaseNames, language: string): FactRow[] {
  const spoken = languagesOf(facts);
  const plain = (key: FactKey, value: Sayable | null): FactRow => ({
    label: words(`agreements:facts.${key}`),
    value,
    language: null,
  });
  return [
    plain('languages', listed(spoken.map((code) => languageName(code, language)))),
    ...sides.flatMap((side) => spoken.map((code) => nameRow(facts, side, code, names, language))),
    plain('areas', facts.areas.length > 0 ? areaList(facts.areas) : null),
    { label: words('agreements:facts.term'), value: termWords(facts.termYears, facts.renewable), language: null },
    plain('noticeMonths', noticeWords(facts.noticeMonths)),
    plain('layout', layoutWords(facts)),
  ];
}

/** Which coats of arms will be printed, and where those that are missing are added. */
export function armsRow(parties: AgreementContent['parties'], names: CaseNames): FactRow {
  const armed = sides.filter((side) => parties[side].arms !== null);
  const [one] = armed;
  const label = words('agreements:facts.arms');
  if (armed.length !== 1 || !one) {
    return {
      label,
      value: words(`agreements:facts.printedArms.${armed.length === 0 ? 'none' : 'both'}`),
      language: null,
    };
  }
  const params = { with: given(names[one]), without: given(names[otherSide(one)]) };
  return { label, value: words('agreements:facts.printedArms.one', params), language: null };
}

function nameRow(facts: TextFacts, side: Side, code: AgreementLanguage, names: CaseNames, language: string): FactRow {
  const { styled = '', name = '', office = '' } = facts.names[side][code] ?? {};
  const params = { community: given(names[side]), language: languageName(code, language) };
  return {
    label: words('agreements:facts.namedIn', params),
    value: styled && name && office ? given(styled) : null,
    language: namedLanguage(code, language),
  };
}

const layoutWords = ({ layout, titlePage }: TextFacts): Words =>
  words(`agreements:facts.layouts.${layout}`, { context: titlePage ? 'titlePage' : 'plain' });

/** One fact in words, for conflicts about it; `of` is the text that says so, since a length reads by what follows it. */
export function factWords(key: FactKey, value: unknown, of: Pick<TextFacts, 'renewable'>, language: string): Sayable {
  const name = nameOf(key);
  if (name) {
    const { styled, name: short, office, signatory } = value as Record<string, string>;
    return given([styled, short, office, signatory].filter((each) => each !== '').join(' · '));
  }
  switch (key) {
    case 'languages':
      return listed(
        languagesOf({ languages: value as TextFacts['languages'] }).map((code) => languageName(code, language)),
      );
    case 'areas':
      return areaList(value as TextFacts['areas']);
    case 'termYears':
      return termWords(value as number | null, of.renewable);
    case 'noticeMonths':
      return noticeWords(value as number);
    case 'layout':
      return words(`agreements:facts.layouts.${String(value)}`, { context: 'plain' });
    default:
      return words(value ? 'partnerships:yes' : 'partnerships:no');
  }
}

export function factLabel(key: FactKey, names: CaseNames, language: string): Words {
  const name = nameOf(key);
  if (!name) return words(`agreements:facts.${key}`);
  const params = { community: given(names[name.side]), language: languageName(name.language, language) };
  return words('agreements:facts.namedIn', params);
}

/** One field of the form in words, for conflicts about it. */
export function fieldWords(field: FactField, value: unknown, of: TextFacts, language: string): Sayable {
  const { fact, part } = placeOf(field);
  if (!part) return factWords(fact, value, of, language);
  return value === '' ? words('agreements:factsForm.blank') : given(String(value));
}

export function fieldLabel(field: FactField, names: CaseNames, language: string): Words {
  const { fact, part } = placeOf(field);
  const name = nameOf(fact);
  if (!name || !part) return formLabel(field);
  const params = { community: given(names[name.side]), language: languageName(name.language, language) };
  return words(`agreements:facts.named.${part}`, params);
}

/** As the form itself calls a field. */
export function formLabel(field: string): Words {
  const [root = '', , , part] = field.split('.');
  if (root === 'names') return words(`agreements:facts.parts.${part}`);
  if (root === 'areas') return words('agreements:facts.areas');
  return words(`agreements:factsForm.${root === 'languages' ? 'language' : root}`);
}
