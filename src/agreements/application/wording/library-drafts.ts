import type { Sql } from '../../../platform/database/database.js';
import type { LibraryChanges } from '../../domain/wording/library-changes.js';

/** What one member of staff is working on; nobody else changes it. */
export interface LibraryDraft {
  readonly personId: string;
  /** The version that the changes are made to. */
  readonly base: number;
  readonly changes: LibraryChanges;
  /** Counts what was saved; 0 before anything was. */
  readonly version: number;
  readonly updatedAt: Date;
}

/** Whose draft there is, without what is in it. */
export interface NamedDraft {
  readonly personId: string;
  readonly name: string;
  readonly base: number;
  readonly updatedAt: Date;
}

export abstract class LibraryDrafts {
  abstract of(personId: string): Promise<LibraryDraft | null>;
  /** False when the draft isn't at the version before this one any more; then nothing was written. */
  abstract save(draft: LibraryDraft): Promise<boolean>;
  /** False when it isn't at `version`. */
  abstract discard(personId: string, version: number, sql?: Sql): Promise<boolean>;
  abstract all(): Promise<NamedDraft[]>;
}
