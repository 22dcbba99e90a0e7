import type { Sql } from '../../../platform/database/database.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { LanguageCheck } from '../../domain/wording/language-states.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';

/** What is known of a version that staff published. */
export interface Publication {
  readonly version: number;
  readonly note: string;
  /** Null where the person is unknown. */
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
}

export interface RecordedCheck {
  readonly version: number;
  readonly language: AgreementLanguage;
  readonly checkedBy: string;
  readonly personId: string;
  readonly at: Date;
  /** Of the words of documents that were read with it. */
  readonly packSha256: string;
}

/** Versions that staff published, and what native readers said of them. Nothing published is ever changed here. */
export abstract class LibraryArchive {
  /** Newest first; the wording that ships isn't among them. */
  abstract publications(): Promise<Publication[]>;
  /** False when this version is there already. Waits for whoever is publishing it at the same moment. */
  abstract publish(
    library: AgreementLibrary,
    by: { note: string; personId: string; at: Date },
    sql?: Sql,
  ): Promise<boolean>;
  abstract checks(): Promise<LanguageCheck[]>;
  /** Replaces what was recorded for the same language of the same version. */
  abstract record(check: RecordedCheck): Promise<void>;
  /** False when there is nothing to take back. */
  abstract takeBack(version: number, language: AgreementLanguage): Promise<boolean>;
}
