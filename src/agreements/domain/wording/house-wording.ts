import type { PartnershipKind } from '../../../partnerships/domain/proposal.js';
import type { AgreementLanguage, ClauseWording, TextInput } from '../../../partnerships/domain/text-input.js';
import { languagesOf } from '../../../partnerships/domain/text-input.js';
import { type AgreementLibrary, type LibraryWording, variantNames } from './library.js';
import { folded } from '../printed-text.js';

/** What a wording may depend on. */
export type WordingFacts = Pick<
  TextInput,
  'languages' | 'names' | 'areas' | 'termYears' | 'renewable' | 'noticeMonths'
>;

/** The house's own wording of a clause, as the facts of this agreement have it; null where it has none. */
export function houseWording(
  library: AgreementLibrary,
  kind: PartnershipKind,
  id: string,
  language: AgreementLanguage,
  facts: WordingFacts,
): ClauseWording | null {
  const { clauses, friendship } = library.languages[language];
  const found = (kind === 'friendship' ? friendship[id] : undefined) ?? clauses[id];
  return found ? { heading: found.heading, text: chosen(found, facts, language) } : null;
}

function chosen({ text }: LibraryWording, facts: WordingFacts, language: AgreementLanguage): string {
  if (typeof text === 'string') return text;
  const holding = variantsOf(facts, language);
  const found = variantNames.find((variant) => holding.has(variant) && text[variant] !== undefined);
  return (found && text[found]) ?? '';
}

function variantsOf(facts: WordingFacts, language: AgreementLanguage): ReadonlySet<string> {
  const [one, other] = [facts.names.initiator[language]?.name ?? '', facts.names.counterpart[language]?.name ?? ''];
  const alike = one !== '' && folded(one) === folded(other);
  const languages = languagesOf(facts).length;
  const term = facts.termYears === null ? 'indefinite' : facts.renewable ? 'renewable' : 'final';
  return new Set([
    alike ? 'namesakes' : 'named',
    // areas have one or many, languages one or two: no clause depends on both
    ...(languages === 1 ? [] : ['two']),
    ...(facts.areas.length > 1 ? ['many'] : []),
    'one',
    term,
    facts.noticeMonths > 0 ? 'notice' : 'immediate',
  ]);
}
