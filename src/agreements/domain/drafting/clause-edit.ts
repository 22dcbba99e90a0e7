import { type AgreementLanguage, type ClauseWording, clauseWording } from '../../../partnerships/domain/text-input.js';
import { canonicalHash } from '../canonical-hash.js';
import { withWording } from './draft-changes.js';
import { clauseOf, type DraftText, sameWording } from './draft-text.js';

/** The house's wording of one clause in a language, as this text has it; null for one's own clauses. */
export type HouseWords = (language: AgreementLanguage) => ClauseWording | null;

/** What one person wrote in one language of a clause, and what they had before them. */
export interface TypedWording {
  readonly language: AgreementLanguage;
  readonly wording: ClauseWording;
  /** Fingerprint of what stood there when they began. */
  readonly seen: string;
  /** Whose words are to stand, said while looking at both; `against` is the fingerprint of the other one's. */
  readonly decided?: { readonly whose: 'mine' | 'saved'; readonly against: string };
}

/** Somebody saved other words while these were being typed. */
export interface EditConflict {
  readonly language: AgreementLanguage;
  readonly mine: ClauseWording;
  readonly saved: ClauseWording;
}

const nothing: ClauseWording = { heading: '', text: '' };

/** What stands in the fields: one's own words, else the house's, else nothing. */
export function shownWording(text: DraftText, house: HouseWords, id: string, language: AgreementLanguage) {
  return cleaned(clauseOf(text, id)?.wording[language] ?? house(language) ?? nothing);
}

export const wordingFingerprint = (wording: ClauseWording): string => canonicalHash(cleaned(wording)).slice(0, 16);

/**
 * Puts into the draft what was typed. A language that the person left as it was keeps what a colleague saved; where both
 * wrote in the same one it is a conflict, and none of it may be saved. What is the house's wording is kept as such.
 */
export function editedClause(text: DraftText, house: HouseWords, id: string, typed: readonly TypedWording[]) {
  const conflicts: EditConflict[] = [];
  const changed: Partial<Record<AgreementLanguage, ClauseWording | null>> = {};
  for (const each of typed) {
    const { language } = each;
    const mine = cleaned(each.wording);
    const saved = shownWording(text, house, id, language);
    const verdict = whoseWords(each, wordingFingerprint(saved));
    if (verdict === 'conflict') conflicts.push({ language, mine, saved });
    if (verdict === 'mine') changed[language] = keptWording(mine, house(language));
  }
  return { text: withWording(text, id, changed), conflicts };
}

/** Words for a clause that isn't in the text at the moment: there is nobody else's to heed, so all that was typed stands. */
export function restoredClause(text: DraftText, house: HouseWords, id: string, typed: readonly TypedWording[]) {
  const words = typed.map(({ language, wording }) => [language, keptWording(cleaned(wording), house(language))]);
  return withWording(text, id, Object.fromEntries(words));
}

/** Null for what is the house's. */
const keptWording = (mine: ClauseWording, own: ClauseWording | null): ClauseWording | null =>
  own && sameWording(cleaned(own), mine) ? null : mine;

function whoseWords({ wording, seen, decided }: TypedWording, saved: string): 'mine' | 'saved' | 'conflict' {
  const mine = wordingFingerprint(wording);
  if (mine === saved || mine === seen) return 'saved';
  if (saved === seen) return 'mine';
  return decided?.against === saved ? decided.whose : 'conflict';
}

/** As it would be stored: the same words typed into a field are the same words. */
const cleaned = (wording: ClauseWording): ClauseWording => clauseWording.safeParse(wording).data ?? wording;
