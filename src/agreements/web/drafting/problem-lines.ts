import type { CaseNames } from '../../../partnerships/web/case-names.js';
import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { idOf } from '../../../platform/web/forms/raw-form.js';
import { given, words, type WordParam, type Words } from '../../../platform/web/words.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { clauseNamesOf } from '../clause-name.js';
import { type TextAddresses, textAddresses } from '../text-addresses.js';
import { languageName } from '../wording/language-words.js';

/** One thing that stands in the way of a text, with the very place where it can be mended. */
export interface ProblemLine {
  readonly text: Words;
  readonly href: string;
  readonly clause: string | null;
  readonly language: AgreementLanguage | null;
  /** Nothing is wrong, but something isn't there yet. */
  readonly missing: boolean;
}

interface Said {
  readonly names: CaseNames;
  readonly clauseOf: (id: string) => WordParam;
  readonly language: string;
  readonly addresses: TextAddresses;
}

const missing = ['text.translation-missing', 'text.heading-missing', 'text.name-missing'];

export function problemLines({ reasons, composed, view }: ReviewedDraft, names: CaseNames, language: string) {
  const clauseOf = clauseNamesOf([composed.content], language);
  const said = { names, clauseOf, language, addresses: textAddresses(view.partnership.reference) };
  return reasons.map((reason) => problemLine(reason, said));
}

function problemLine(reason: ErrorReason, said: Said): ProblemLine {
  const { clause = null, language = null } = (reason.params ?? {}) as { clause?: string; language?: AgreementLanguage };
  return {
    text: words(`agreements:problems.${reason.code}`, paramsOf(reason, said)),
    href: hrefOf(reason.field ?? '', said.addresses),
    ...{ clause, language },
    missing: missing.includes(reason.code),
  };
}

function paramsOf(reason: ErrorReason, said: Said): Record<string, WordParam> {
  const { clause, language, ...params } = reason.params ?? {};
  const plain = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : given(String(value)),
  ]);
  return {
    ...Object.fromEntries(plain),
    ...(clause ? { clause: said.clauseOf(String(clause)) } : {}),
    ...(language ? { language: languageName(language as AgreementLanguage, said.language) } : {}),
    ...whereOf(reason, said),
  };
}

/** `names.initiator.ja.styled` as “the full style of Saint Paul in Japanese”. */
function whereOf({ field = '', params }: ErrorReason, said: Said): Record<string, WordParam> {
  const name = /^names\.(\w+)\.([\w-]+)\.(\w+)$/.exec(field);
  if (name) {
    const [, side = '', code = '', part = ''] = name;
    const community = given(said.names[side as Side]);
    const about = { community, language: languageName(code as AgreementLanguage, said.language) };
    return { what: words(`agreements:facts.named.${part}`, about) };
  }
  if (!params?.clause) return { what: words('agreements:facts.values') };
  return { what: words('agreements:problems.ofClause', { clause: said.clauseOf(String(params.clause)) }) };
}

function hrefOf(field: string, { clause, facts, draft }: TextAddresses): string {
  const [root = '', id = '', language] = field.split('.');
  if (root === 'clauses' && id !== '' && language) return `${clause(id)}#${language}-text`;
  if (root === 'clauses') return `${draft}#clauses`;
  return `${facts}#${root === 'names' ? idOf(field) : 'areas'}`;
}
