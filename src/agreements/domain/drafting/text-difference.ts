import { diffArrays } from 'diff';
import type { AgreementLanguage, ClauseWording } from '../../../partnerships/domain/text-input.js';
import { type AgreementContent, type ClausePlace, languagesFor } from '../agreement-content.js';
import { fill } from '../fields.js';
import { fieldValues } from '../printed-text.js';
import { type DifferencePart, wordDifferences } from './word-differences.js';

export type ClauseDifference = {
  id: string;
  place: ClausePlace;
  status: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  /** Of every language that either text has. */
  languages: { language: AgreementLanguage; changed: boolean; heading: DifferencePart[]; text: DifferencePart[] }[];
};

/** A fact outside the clauses that differs: its name (`term`, `names.initiator.ja`) and both values as JSON. */
export type FactDifference = { fact: string; before: unknown; after: unknown };

export type TextDifference = { facts: FactDifference[]; clauses: ClauseDifference[] };

/**
 * Words that changed, clause by clause and language by language, as they are printed; the newer text's order, removed
 * clauses where they stood.
 */
export function textDifference(before: AgreementContent, after: AgreementContent): TextDifference {
  const languages = [...new Set([...languagesFor(after, 'initiator'), ...languagesFor(before, 'initiator')])];
  const [was, is] = [filledClauses(before), filledClauses(after)];
  const moved = movedIds(before, after);
  const differenceOf = (id: string) => {
    const words = languages.map((language) => ({ language, was: was(id, language), is: is(id, language) }));
    return clauseDifference(id, { before, after, moved }, words);
  };
  return { facts: factDifferences(before, after), clauses: mergedIds(before, after).map(differenceOf) };
}

type Filled = { typed: ClauseWording; printed: ClauseWording } | undefined;
type Pair = { language: AgreementLanguage; was: Filled; is: Filled };

/** Wording as it was typed, and as it is printed in the initiator's original. */
function filledClauses(content: AgreementContent) {
  const values = new Map(
    languagesFor(content, 'initiator').map((each) => [each, fieldValues(content, 'initiator', each)]),
  );
  return (id: string, language: AgreementLanguage): Filled => {
    const typed = content.clauses.find((clause) => clause.id === id)?.wording[language];
    const filled = (text: string) => fill(text, values.get(language) ?? {});
    return typed && { typed, printed: { heading: filled(typed.heading), text: filled(typed.text) } };
  };
}

function clauseDifference(
  id: string,
  { before, after, moved }: { before: AgreementContent; after: AgreementContent; moved: ReadonlySet<string> },
  pairs: readonly Pair[],
): ClauseDifference {
  const [was, is] = [before, after].map(({ clauses }) => clauses.find((clause) => clause.id === id));
  const each = pairs.map((pair) => {
    const [heading, text] = [words(pair, 'heading'), words(pair, 'text')];
    const changed = [...heading, ...text].some(({ change }) => change !== 'same');
    return { language: pair.language, changed, heading, text };
  });
  const changed = each.some((difference) => difference.changed);
  const status = !was ? 'added' : !is ? 'removed' : changed ? 'changed' : moved.has(id) ? 'moved' : 'same';
  return { id, place: (is ?? was)?.place ?? 'article', status, languages: each };
}

/** Where a field took the place of the very words that it stands for, only the typed form tells the two apart. */
function words({ language, was, is }: Pair, part: keyof ClauseWording): DifferencePart[] {
  const printed =
    was?.printed[part] === is?.printed[part] && was?.typed[part] !== is?.typed[part] ? 'typed' : 'printed';
  return wordDifferences(was?.[printed][part] ?? '', is?.[printed][part] ?? '', language);
}

function mergedIds(before: AgreementContent, after: AgreementContent): string[] {
  const ids = after.clauses.map(({ id }) => id);
  before.clauses.forEach(({ id }, index) => {
    if (ids.includes(id)) return;
    const previous = before.clauses[index - 1]?.id;
    ids.splice(previous === undefined ? 0 : ids.indexOf(previous) + 1, 0, id);
  });
  return ids;
}

/** The fewest clauses that had to change their place among those that both texts have. */
function movedIds(before: AgreementContent, after: AgreementContent): ReadonlySet<string> {
  const common = (one: AgreementContent, other: AgreementContent) =>
    one.clauses.map((clause) => clause.id).filter((each) => other.clauses.some((clause) => clause.id === each));
  const steps = diffArrays(common(before, after), common(after, before));
  return new Set(steps.filter(({ added }) => added).flatMap(({ value }) => value));
}

function factDifferences(before: AgreementContent, after: AgreementContent): FactDifference[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((fact) => JSON.stringify(was[fact]) !== JSON.stringify(is[fact]))
    .map((fact) => ({ fact, before: was[fact] ?? null, after: is[fact] ?? null }));
}

function factsOf(content: AgreementContent): Record<string, unknown> {
  const names = (['initiator', 'counterpart'] as const).flatMap((side) =>
    languagesFor(content, side).map((language) => {
      const { styled, name, office, signatory } = content.parties[side].names[language] ?? {};
      return [`names.${side}.${language}`, [styled, name, office, signatory]] as const;
    }),
  );
  const { languages, areas, term, noticeMonths, layout, titlePage, parties } = content;
  return {
    languages: [languages.initiator, languages.counterpart],
    ...Object.fromEntries(names),
    areas: areas.codes,
    term: [term.years, term.renewable],
    noticeMonths,
    layout: [layout, titlePage],
    arms: [parties.initiator.arms, parties.counterpart.arms],
  };
}
