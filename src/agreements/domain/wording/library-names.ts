import { z } from 'zod';
import { type PartnershipKind, partnershipKinds } from '../../../partnerships/domain/proposal.js';
import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { cleanText } from '../../../platform/input.js';
import { type AgreementLibrary, type LibraryLevel, libraryLevels } from './library.js';

/** What an agreement is called, and what the two become by it. */
export const nameSets = ['titles', 'relationships'] as const;
export type NameSet = (typeof nameSets)[number];

/** Where a name stands in one language. */
export interface NamePlace {
  readonly set: NameSet;
  readonly kind: PartnershipKind;
  readonly level: LibraryLevel;
}

export interface NameEdit extends NamePlace {
  readonly language: AgreementLanguage;
  readonly name: string;
}

/** One name in one language, said differently. */
export interface NameChange extends NamePlace {
  readonly language: AgreementLanguage;
  readonly before: string;
  readonly after: string;
}

/** May be empty: a draft keeps it, and it is refused when it is published. */
export const typedName = z
  .string()
  .overwrite(cleanText)
  .overwrite((line) => line.replace(/\s+/g, ' '))
  .max(200);

/** By language, kind and level; what isn't named stays. */
export const changedNames = z
  .partialRecord(
    z.enum(agreementLanguages),
    z.partialRecord(z.enum(partnershipKinds), z.partialRecord(z.enum(libraryLevels), typedName)),
  )
  .default({});
export type ChangedNames = z.output<typeof changedNames>;

export type NameChanges = Readonly<Record<NameSet, ChangedNames>>;
type Names = AgreementLibrary['languages'][AgreementLanguage][NameSet];

/** Every place of one language, in the order in which people read them. */
export const namePlaces: readonly NamePlace[] = partnershipKinds.flatMap((kind) =>
  libraryLevels.flatMap((level) => nameSets.map((set) => ({ set, kind, level }))),
);

export const nameAt = (
  { languages }: Pick<AgreementLibrary, 'languages'>,
  language: AgreementLanguage,
  { set, kind, level }: NamePlace,
): string => languages[language][set][kind][level];

/** The names of one language as the changes would have them. */
export function namesOf(
  base: AgreementLibrary,
  language: AgreementLanguage,
  changes: NameChanges,
): Record<NameSet, Names> {
  const named = (set: NameSet): Names => {
    const before = base.languages[language][set];
    const entries = partnershipKinds.map((kind) => [kind, { ...before[kind], ...changes[set][language]?.[kind] }]);
    return Object.fromEntries(entries) as Names;
  };
  return { titles: named('titles'), relationships: named('relationships') };
}

export function withName(changes: NameChanges, { language, set, kind, level, name }: NameEdit): NameChanges {
  const ofLanguage = changes[set][language];
  const ofKind = { ...ofLanguage?.[kind], [level]: name };
  return { ...changes, [set]: { ...changes[set], [language]: { ...ofLanguage, [kind]: ofKind } } };
}

/** Without the names of one language, or of every one where that is null. */
export function withoutNames({ titles, relationships }: NameChanges, language: AgreementLanguage | null): NameChanges {
  const left = (named: ChangedNames): ChangedNames =>
    Object.fromEntries(Object.entries(named).filter(([each]) => language !== null && each !== language));
  return { titles: left(titles), relationships: left(relationships) };
}

/** Leaves out what says the same as `base`. */
export function differingNames({ titles, relationships }: NameChanges, base: AgreementLibrary): NameChanges {
  const changes = { titles, relationships };
  return namedIn(changes)
    .filter((edit) => edit.name !== nameAt(base, edit.language, edit))
    .reduce(withName, { titles: {}, relationships: {} });
}

const namedIn = (changes: NameChanges): NameEdit[] =>
  agreementLanguages.flatMap((language) =>
    namePlaces.flatMap((place) => {
      const name = changes[place.set][language]?.[place.kind]?.[place.level];
      return name === undefined ? [] : [{ ...place, language, name }];
    }),
  );

/** Every name that differs, by language. */
export const nameChanges = (before: AgreementLibrary, after: AgreementLibrary): NameChange[] =>
  agreementLanguages.flatMap((language) =>
    namePlaces
      .map((place) => ({
        ...{ ...place, language },
        before: nameAt(before, language, place),
        after: nameAt(after, language, place),
      }))
      .filter((change) => change.before !== change.after),
  );
