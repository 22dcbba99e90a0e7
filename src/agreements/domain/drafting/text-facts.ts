import { type Side, sides } from '../../../partnerships/domain/states.js';
import {
  type AgreementLanguage,
  agreementLanguages,
  type PartyNames,
} from '../../../partnerships/domain/text-input.js';
import type { DraftText } from './draft-text.js';

/** Everything in a text besides its clauses. */
export type TextFacts = Omit<DraftText, 'clauses' | 'library'>;
/** `languages`, `areas`, …; names one by one: `names.initiator.ja`. */
export type FactKey = Exclude<keyof TextFacts, 'names'> | `names.${Side}.${AgreementLanguage}`;

const noNames: PartyNames = { styled: '', name: '', office: '', signatory: '' };
const plain = ['languages', 'areas', 'termYears', 'renewable', 'noticeMonths', 'layout', 'titlePage'] as const;
const nameKeys = sides.flatMap((side) =>
  agreementLanguages.map((language) => ({ key: `names.${side}.${language}` as const, side, language })),
);

export const factKeys: readonly FactKey[] = [...plain, ...nameKeys.map(({ key }) => key)];

/** Names that nobody wrote yet are blank ones. */
export function factOf(facts: TextFacts, key: FactKey): unknown {
  const name = nameOf(key);
  return name ? (facts.names[name.side][name.language] ?? noNames) : facts[key as (typeof plain)[number]];
}

export function withFact<T extends TextFacts>(text: T, key: FactKey, value: unknown): T {
  const name = nameOf(key);
  if (!name) return { ...text, [key]: value };
  const side = { ...text.names[name.side], [name.language]: value as PartyNames };
  return { ...text, names: { ...text.names, [name.side]: side } };
}

/** Whose names a fact is, where it is somebody's. */
export const nameOf = (key: FactKey) => nameKeys.find((each) => each.key === key);
