import {
  type AgreementLanguage,
  agreementLanguages,
  type ClauseWording,
  ownClauseId,
} from '../../../partnerships/domain/text-input.js';
import { nextOwnId } from './draft-changes.js';
import { clauseOf, type DraftText, sameWording } from './draft-text.js';
import { type FactKey, factKeys, factOf, withFact } from './text-facts.js';

/** Where both sides changed the same words since the text they both began from. `null`: the house's wording. */
export type MergeConflict = {
  clause: string;
  language: AgreementLanguage;
  mine: ClauseWording | null;
  theirs: ClauseWording | null;
};

/** A fact that both sides changed, each otherwise. */
export type FactConflict = { fact: FactKey; mine: unknown; theirs: unknown };

export type MergedText = { text: DraftText; clauses: MergeConflict[]; facts: FactConflict[]; theirs: DraftText };

/** Whose words stand where both changed them; `both`, one after the other, for a person to make one text of them. */
export type Chosen = 'mine' | 'theirs' | 'both';
export type MergeChoice = (conflict: MergeConflict | FactConflict) => Chosen;

type Texts = { base: DraftText; mine: DraftText; theirs: DraftText };
/** Ids of clauses in texts that were proposed, of which something may have been said. */
type UsedIds = readonly string[];

/**
 * What one side was working on, carried over to what the other proposed meanwhile. What only one of them changed is taken
 * from that one; where both did, `choose` says whose stands, and the conflict is reported with both versions.
 */
export function mergeTexts(
  base: DraftText,
  mine: DraftText,
  theirs: DraftText,
  choose: MergeChoice,
  used: UsedIds = [],
): MergedText {
  const texts = { base, mine: withDistinctClauses({ base, mine, theirs }, used), theirs };
  const { text, facts } = mergedFacts(texts, choose);
  const clauses: MergeConflict[] = [];
  const merged = mergedOrder(texts).map((id) => ({
    id,
    wording: Object.fromEntries(
      agreementLanguages.flatMap((language) => {
        const found = mergedWording(texts, id, language, choose, clauses);
        return found ? [[language, found]] : [];
      }),
    ),
  }));
  return { text: { ...text, clauses: merged }, clauses, facts, theirs };
}

/** Both may have added a clause of their own under the same id, also one that is gone again: then these are two clauses. */
function withDistinctClauses({ base, mine, theirs }: Texts, used: UsedIds): DraftText {
  const taken = [...[base, mine, theirs].flatMap(idsOf), ...used];
  const clauses = mine.clauses.map((clause) => {
    const { id } = clause;
    if (!ownClauseId.test(id) || clauseOf(base, id)) return clause;
    const other = clauseOf(theirs, id);
    if (other ? same(clause, other) : !used.includes(id)) return clause;
    const renamed = { ...clause, id: nextOwnId(taken) };
    taken.push(renamed.id);
    return renamed;
  });
  return { ...mine, clauses };
}

function mergedFacts({ base, mine, theirs }: Texts, choose: MergeChoice) {
  const facts: FactConflict[] = [];
  let text = { ...theirs };
  for (const fact of factKeys) {
    const [was, own, other] = [base, mine, theirs].map((each) => factOf(each, fact));
    if (same(own, was) || same(own, other)) continue;
    const conflict = { fact, mine: own, theirs: other };
    const both = !same(other, was);
    if (both) facts.push(conflict);
    if (!both || choose(conflict) !== 'theirs') text = withFact(text, fact, own);
  }
  return { text, facts };
}

/** Their order, with what we added after the clause that it followed, and without what we took out and they left alone. */
function mergedOrder({ base, mine, theirs }: Texts): string[] {
  const [was, ours, order] = [idsOf(base), idsOf(mine), idsOf(theirs)];
  const untouched = (id: string) => same(clauseOf(base, id), clauseOf(theirs, id));
  const merged = order.filter((id) => ours.includes(id) || !was.includes(id) || !untouched(id));
  for (const id of ours) {
    if (merged.includes(id)) continue;
    const takenOutByThem = was.includes(id) && same(clauseOf(base, id), clauseOf(mine, id));
    if (takenOutByThem) continue;
    const before = ours.slice(0, ours.indexOf(id)).findLast((each) => merged.includes(each));
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, id);
  }
  return merged;
}

function mergedWording(
  texts: Texts,
  id: string,
  language: AgreementLanguage,
  choose: MergeChoice,
  conflicts: MergeConflict[],
): ClauseWording | undefined {
  const of = (text: DraftText) => clauseOf(text, id)?.wording[language];
  const [was, mine, theirs] = [of(texts.base), of(texts.mine), of(texts.theirs)];
  if (!clauseOf(texts.theirs, id)) return mine;
  if (!clauseOf(texts.mine, id)) return theirs;
  if (sameWording(mine, was) || sameWording(mine, theirs)) return theirs;
  if (sameWording(theirs, was)) return mine;
  const conflict = { clause: id, language, mine: mine ?? null, theirs: theirs ?? null };
  conflicts.push(conflict);
  const chosen = choose(conflict);
  return chosen === 'both' ? joined(theirs, mine) : chosen === 'mine' ? mine : theirs;
}

function joined(theirs: ClauseWording | undefined, mine: ClauseWording | undefined): ClauseWording | undefined {
  if (!theirs || !mine) return mine ?? theirs;
  return { heading: mine.heading || theirs.heading, text: `${theirs.text}\n\n${mine.text}` };
}

const idsOf = ({ clauses }: DraftText): string[] => clauses.map(({ id }) => id);

const same = (one: unknown, other: unknown): boolean => stable(one) === stable(other);

/** The order of keys in JSON that came through a database says nothing. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? '';
