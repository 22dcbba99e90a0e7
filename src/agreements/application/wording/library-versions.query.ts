import {
  type KnownOfLanguages,
  languageStates,
  type LanguageState,
  paperStates,
} from '../../domain/wording/language-states.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import type { AgreementLibraries } from './agreement-libraries.js';
import type { LanguagePacks } from '../language-packs.js';
import type { LibraryArchive, Publication } from './library-archive.js';
import { libraryUnknown } from './library-errors.js';

/** The first that staff's pages know; version 1 is kept only for the agreements written with it. */
const shippedVersion = 2;

/** A version with all that is known of it. */
export interface LibraryVersion {
  readonly library: AgreementLibrary;
  /** Null for the wording that ships. */
  readonly publication: Publication | null;
  readonly states: readonly LanguageState[];
  /** The version before it. */
  readonly previous: AgreementLibrary | null;
}

/** The wording in all its versions, and how far each of its languages can be trusted. */
export class LibraryVersionsQuery {
  constructor(
    private readonly libraries: AgreementLibraries,
    private readonly archive: LibraryArchive,
    private readonly packs: LanguagePacks,
  ) {}

  /** Newest first. */
  async all(): Promise<LibraryVersion[]> {
    const [publications, known] = await Promise.all([this.archive.publications(), this.known()]);
    return Promise.all(numbersOf(publications).map((version) => this.versionOf(version, publications, known)));
  }

  /** @throws AppError `library.unknown-version` */
  async one(version: number): Promise<LibraryVersion> {
    const [publications, known] = await Promise.all([this.archive.publications(), this.known()]);
    if (!numbersOf(publications).includes(version)) throw libraryUnknown();
    return this.versionOf(version, publications, known);
  }

  /** How far each language can be trusted on the papers beside an agreement, which take their names from the newest version. */
  async onPapers(): Promise<{ version: number; states: readonly LanguageState[] }> {
    const [newest, known] = await Promise.all([this.libraries.newest(), this.known()]);
    return { version: newest.version, states: paperStates(newest, known) };
  }

  /** Versions that nobody checked can't make another one trusted, so they aren't read for it. */
  private async known(): Promise<KnownOfLanguages> {
    const checks = await this.archive.checks();
    const numbers = new Set(checks.map(({ version }) => version));
    const found = await Promise.all([...numbers].map((version) => this.libraries.version(version)));
    return { checks, versions: found.filter((each) => each !== null), packs: this.packs.all };
  }

  private async versionOf(
    version: number,
    publications: readonly Publication[],
    known: KnownOfLanguages,
  ): Promise<LibraryVersion> {
    const numbers = numbersOf(publications);
    const before = numbers[numbers.indexOf(version) + 1];
    const [library, previous] = await Promise.all([
      this.libraries.version(version),
      before === undefined ? null : this.libraries.version(before),
    ]);
    if (!library) throw libraryUnknown();
    const publication = publications.find((each) => each.version === version) ?? null;
    return { library, publication, states: languageStates(library, known), previous };
  }
}

/** Newest first; the first of all ships. */
const numbersOf = (publications: readonly Publication[]): number[] => [
  ...publications.map(({ version }) => version),
  shippedVersion,
];
