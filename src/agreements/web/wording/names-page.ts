import { type PartnershipKind, partnershipKinds } from '../../../partnerships/domain/proposal.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { ErrorParams, ErrorReason } from '../../../platform/errors.js';
import { idOf, oneOf } from '../../../platform/web/forms/raw-form.js';
import type { OpenDraft } from '../../application/wording/library-drafting.js';
import { type LibraryLevel, libraryLevels } from '../../domain/wording/library.js';
import {
  nameAt,
  nameChanges,
  type NamePlace,
  namePlaces,
  type NameSet,
  nameSets,
} from '../../domain/wording/library-names.js';
import { placeOfName } from '../../domain/wording/name-problems.js';
import type { Refused } from './clause-fields.js';
import {
  type LanguageChoice,
  languageName,
  languagesIn,
  type NamedLanguage,
  namedLanguage,
  namedLanguages,
} from './language-words.js';
import { namedReason } from './shown-names.js';
import { inputNameOf } from './typed-names.js';
import { wordingPaths } from './wording-addresses.js';

interface NameField {
  readonly set: NameSet;
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly english: string;
  /** What the base says, where that is something else. */
  readonly before: string | null;
  readonly error: ErrorReason | null;
}

interface NameProblem {
  /** Null for what is about the whole page. */
  readonly place: NamePlace | null;
  /** Where several are on the page and the problem doesn't name it itself. */
  readonly language: string | null;
  readonly code: string;
  readonly params: ErrorParams;
  readonly href: string | null;
}

interface LanguageNames {
  readonly language: NamedLanguage;
  /** Whether the draft says one of them differently. */
  readonly changed: boolean;
  readonly kinds: readonly {
    readonly kind: PartnershipKind;
    readonly levels: readonly { readonly level: LibraryLevel; readonly fields: readonly NameField[] }[];
  }[];
}

export interface NamesPage {
  readonly base: number;
  readonly next: number;
  readonly version: number;
  readonly back: string;
  readonly action: string;
  readonly choices: readonly NamedLanguage[];
  readonly chosen: LanguageChoice;
  readonly languages: readonly LanguageNames[];
  readonly undo: string;
  readonly toMend: readonly NameProblem[];
  /** Whether what has to be mended is kept already, or still only on this page. */
  readonly kept: boolean;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/names': NamesPage;
  }
}

/** Titles and relationships of the draft in one language beside English, or in all. */
export function namesPage(
  open: OpenDraft,
  chosen: LanguageChoice,
  pageLanguage: string,
  refused: Refused | null = null,
): NamesPage {
  const { base, next, draft } = open;
  const codes = languagesIn(chosen, pageLanguage);
  const changed = new Set(nameChanges(base, next).map(({ language }) => language));
  return {
    ...{ base: base.version, next: next.version, version: draft.version },
    back: `${wordingPaths.draft}#names`,
    action: wordingPaths.names(),
    choices: namedLanguages(pageLanguage),
    chosen,
    languages: codes.map((code) => ({
      language: namedLanguage(code, pageLanguage),
      changed: changed.has(code),
      kinds: kindsOf(open, code, refused),
    })),
    undo: wordingPaths.undoNames,
    toMend: refused
      ? refused.problems.map((reason) => typedProblem(reason, codes, pageLanguage))
      : keptProblems(open, codes, pageLanguage),
    kept: refused === null,
  };
}

const kindsOf = (open: OpenDraft, code: AgreementLanguage, refused: Refused | null): LanguageNames['kinds'] =>
  partnershipKinds.map((kind) => ({
    kind,
    levels: libraryLevels.map((level) => ({
      level,
      fields: nameSets.map((set) => nameField(open, code, { set, kind, level }, refused)),
    })),
  }));

function nameField(
  { base, next }: OpenDraft,
  language: AgreementLanguage,
  place: NamePlace,
  refused: Refused | null,
): NameField {
  const name = inputNameOf(language, place);
  const kept = nameAt(next, language, place);
  const before = nameAt(base, language, place);
  const value = refused && Object.hasOwn(refused.raw, name) ? oneOf(refused.raw, name) : kept;
  return {
    ...{ set: place.set, name, id: idOf(name), value },
    english: nameAt(next, 'en', place),
    before: value === before ? null : before,
    error: refused?.problems.find(({ field }) => field === name) ?? null,
  };
}

function typedProblem(reason: ErrorReason, codes: readonly AgreementLanguage[], pageLanguage: string): NameProblem {
  const places = codes.flatMap((language) => namePlaces.map((place) => ({ ...place, language })));
  const place = places.find((each) => inputNameOf(each.language, each) === reason.field) ?? null;
  const language = place && codes.length > 1 ? languageName(place.language, pageLanguage) : null;
  const href = reason.field ? `#${idOf(reason.field)}` : null;
  return { ...namedReason(reason, pageLanguage), place, language, href };
}

/** Those of other languages as well, each with the page where it can be mended. */
const keptProblems = (
  { problems }: OpenDraft,
  codes: readonly AgreementLanguage[],
  pageLanguage: string,
): NameProblem[] =>
  problems.flatMap((problem) => {
    const place = placeOfName(problem);
    if (!place) return [];
    const anchor = `#${idOf(inputNameOf(place.language, place))}`;
    const href = codes.includes(place.language) ? anchor : `${wordingPaths.names(place.language)}${anchor}`;
    return [{ ...namedReason(problem, pageLanguage), place, language: null, href }];
  });
