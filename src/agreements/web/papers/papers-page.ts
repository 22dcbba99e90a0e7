import type { CaseView } from '../../../partnerships/application/case.query.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { type CaseNames, caseAddress, deskAddress, namesOf } from '../../../partnerships/web/case-names.js';
import { viewerOf } from '../../../partnerships/web/viewer.js';
import { addressOf } from '../../../platform/web/query-string.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { ListedPaper } from '../../application/papers/papers-of-case.js';
import type { LanguageState } from '../../domain/wording/language-states.js';
import { isOneSided } from '../../domain/papers/paper-kinds.js';
import type { PacksByLanguage } from '../../domain/printed-text.js';
import { wordingPaths } from '../wording/wording-addresses.js';

/** One paper, with an address for each language that it can be had in or begin with. */
export interface PaperView {
  readonly kind: string;
  readonly title: Words;
  readonly use: Words;
  readonly whom: Words;
  readonly links: readonly { readonly href: string; readonly text: Words }[];
}

export interface PapersPage {
  readonly reference: string;
  readonly names: CaseNames;
  readonly papers: readonly PaperView[];
  /** Languages of these papers whose wording no native reader has checked. */
  readonly unchecked: readonly UncheckedLanguage[];
  /** Whether this person can have them checked. */
  readonly staff: boolean;
  readonly backHref: string;
}

export interface UncheckedLanguage {
  readonly name: string;
  /** Where a check is recorded. */
  readonly href: string;
}

/** What is known of every language. */
interface Languages {
  readonly packs: PacksByLanguage;
  readonly states: readonly LanguageState[];
  /** The newest version of the wording, whose names papers bear. */
  readonly version: number;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'partnerships/papers': PapersPage;
  }
}

export function papersPage(view: CaseView, listed: readonly ListedPaper[], languages: Languages): PapersPage {
  const names = namesOf(view.facts);
  const { reference } = view.partnership;
  return {
    reference,
    names,
    papers: listed.map((paper) => paperView(view, paper, languages.packs)),
    unchecked: uncheckedLanguages(listed, languages),
    staff: viewerOf(view).staff,
    backHref: deskAddress(view),
  };
}

function uncheckedLanguages(
  listed: readonly ListedPaper[],
  { packs, states, version }: Languages,
): UncheckedLanguage[] {
  const used = new Set(listed.flatMap(({ languages }) => languages));
  return states
    .filter(({ language, state }) => state === 'unchecked' && used.has(language))
    .map(({ language }) => ({
      name: packs.en.languageNames[language],
      href: wordingPaths.check(version, language),
    }));
}

function paperView(view: CaseView, { kind, side, languages }: ListedPaper, packs: PacksByLanguage): PaperView {
  const names = namesOf(view.facts);
  const { staff } = viewerOf(view);
  const address = (language: AgreementLanguage) => {
    const query = { side: staff ? side : null, language };
    return addressOf(`${caseAddress(view.partnership)}/papers/${kind}.pdf`, query);
  };
  return {
    kind,
    title: words(`papers:kinds.${kind}.title`),
    use: words(`papers:kinds.${kind}.use`),
    whom: isOneSided(kind) ? words('papers:for.one', { community: given(names[side]) }) : words('papers:for.both'),
    links: languages.map((language) => {
      const named = isOneSided(kind) ? [language] : [language, ...languages.filter((each) => each !== language)];
      return { href: address(language), text: languageWords(named, packs) };
    }),
  };
}

/** By their English names, as the rest of the pages. */
function languageWords(languages: readonly AgreementLanguage[], packs: PacksByLanguage): Words {
  const [first = '', second = ''] = languages.map((language) => packs.en.languageNames[language]);
  return languages.length === 1 ? words('papers:in.one', { first }) : words('papers:in.two', { first, second });
}
