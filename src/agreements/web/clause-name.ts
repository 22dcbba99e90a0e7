import { given, type Given, words, type Words } from '../../platform/web/words.js';
import type { AgreementClause, AgreementContent } from '../domain/agreement-content.js';

/** Clauses of the shipped wording; `agreements:clauses.<id>` says what each is. */
export const knownClauses = [
  ...['title', 'parties', 'recitals', 'earlier-ties', 'resolutions', 'agreed', 'declaration', 'purposes', 'areas'],
  ...['implementation', 'towards-sister', 'finance', 'status', 'law', 'guidelines', 'condition', 'term', 'renewal'],
  ...['amendment', 'disputes', 'termination', 'witnesses', 'languages-originals', 'entry-into-force', 'testimony'],
] as const;

type Named = Pick<AgreementClause, 'id' | 'wording'>;

/** What a clause is called in lists: its heading in the language of the page, else what we call it, else any heading. */
export function clauseName({ id, wording }: Named, pageLanguage: string): Words | Given {
  const headings = Object.entries(wording).map(([language, each]) => ({ language, heading: each.heading }));
  const own = headings.find(({ language, heading }) => language === pageLanguage && heading !== '');
  if (own) return given(own.heading);
  const any = headings.find(({ heading }) => heading !== '');
  return any && !isKnown(id) ? given(any.heading) : clauseLabel(id);
}

const isKnown = (id: string): boolean => (knownClauses as readonly string[]).includes(id);

/** What a clause is called where its words aren't at hand. */
export function clauseLabel(id: string): Words {
  if (isKnown(id)) return words(`agreements:clauses.${id}`);
  const number = /^own-(\w+)$/.exec(id)?.[1];
  return number ? words('agreements:clauses.own', { number }) : words('agreements:clauses.other', { id: given(id) });
}

export const clauseNamesOf = (contents: readonly AgreementContent[], pageLanguage: string) => {
  const all = contents.flatMap(({ clauses }) => clauses);
  return (id: string): Words | Given =>
    clauseName(all.find((clause) => clause.id === id) ?? { id, wording: {} }, pageLanguage);
};
