import { minimumAreas } from '../../partnerships/domain/proposal.js';
import { sides } from '../../partnerships/domain/states.js';
import { ownClauseId } from '../../partnerships/domain/text-input.js';
import type { AgreementClause, AgreementContent } from './agreement-content.js';
import { fieldsIn, hasStrayBrace } from './fields.js';
import { type AgreementLibrary, clausesFor, fieldNames } from './wording/library.js';
import type { TextProblem } from './text-problem.js';

/** Everything printed of an agreement stays below this many characters, far beyond what any has needed. */
const mostCharacters = 120_000;

/** Everything that stands between a text and its proposal, each named with the place where it can be mended. */
export function textProblems(content: AgreementContent, library: AgreementLibrary): TextProblem[] {
  return [
    ...areaProblems(content),
    ...nameProblems(content),
    ...clauseListProblems(content, library),
    ...content.clauses.flatMap((clause) => wordingProblems(clause, content)),
    ...lengthProblems(content),
  ];
}

function areaProblems({ kind, areas }: AgreementContent): TextProblem[] {
  const least = minimumAreas[kind];
  return areas.codes.length < least ? [{ code: 'text.too-few-areas', field: 'areas', params: { least } }] : [];
}

function nameProblems({ parties, languages }: AgreementContent): TextProblem[] {
  const spoken = [...new Set(Object.values(languages))];
  return sides.flatMap((side) =>
    spoken.flatMap((language) =>
      (['styled', 'name', 'office'] as const)
        .filter((each) => (parties[side].names[language]?.[each] ?? '') === '')
        .map(
          (each): TextProblem => ({ code: 'text.name-missing', field: `names.${side}.${language}.${each}`, language }),
        ),
    ),
  );
}

function clauseListProblems({ clauses, kind }: AgreementContent, library: AgreementLibrary): TextProblem[] {
  const allowed = clausesFor(library, kind);
  const has = new Set(clauses.map(({ id }) => id));
  const missing = allowed.filter(({ id, required }) => required && !has.has(id));
  const unknown = clauses.filter(({ id }) => !ownClauseId.test(id) && !allowed.some((each) => each.id === id));
  return [
    ...missing.map(({ id }): TextProblem => ({ code: 'text.clause-missing', field: `clauses.${id}`, clause: id })),
    ...unknown.map(({ id }): TextProblem => ({ code: 'text.clause-unknown', field: `clauses.${id}`, clause: id })),
  ];
}

function wordingProblems({ id, place, wording }: AgreementClause, { languages }: AgreementContent): TextProblem[] {
  return [...new Set(Object.values(languages))].flatMap((language): TextProblem[] => {
    const { heading = '', text = '' } = wording[language] ?? {};
    const at = { field: `clauses.${id}.${language}`, clause: id, language };
    if (text === '') return [{ code: 'text.translation-missing', ...at }];
    const unknown = fieldsIn(`${heading} ${text}`).filter((name) => !fieldNames.includes(name));
    return [
      ...(place === 'article' && heading === '' ? [{ code: 'text.heading-missing', ...at } as const] : []),
      ...([heading, text].some(hasStrayBrace) ? [{ code: 'text.stray-brace', ...at } as const] : []),
      ...unknown.map((name): TextProblem => ({ code: 'text.unknown-field', ...at, params: { name } })),
    ];
  });
}

const lengthProblems = (content: AgreementContent): TextProblem[] =>
  isTooLong(content) ? [{ code: 'text.too-long', field: 'clauses', params: { most: mostCharacters } }] : [];

/** Longer than any agreement: neither proposed nor typeset. */
export function isTooLong({ clauses }: AgreementContent): boolean {
  const characters = clauses
    .flatMap(({ wording }) => Object.values(wording))
    .reduce((sum, { heading, text }) => sum + heading.length + text.length, 0);
  return characters > mostCharacters;
}
