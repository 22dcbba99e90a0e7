import { z } from 'zod';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Database, Sql } from '../../../platform/database/database.js';
import { paragraphs, requireInput } from '../../../platform/input.js';
import { canonicalHash } from '../../domain/canonical-hash.js';
import { type AgreementLibrary, librarySchema } from '../../domain/wording/library.js';
import { changedLibrary, libraryChanges } from '../../domain/wording/library-changes.js';
import { libraryProblems } from '../../domain/wording/library-problems.js';
import type { AgreementLibraries } from './agreement-libraries.js';
import type { LibraryArchive } from './library-archive.js';
import { libraryIncomplete, libraryUnknown, newerLibrary, nothingChanged } from './library-errors.js';

export const publishInput = z.object({ base: z.int().min(2), changes: libraryChanges, note: paragraphs(2000) });

export interface PublishLibrary {
  /** See `publishInput`. */
  readonly input: unknown;
  readonly personId: string;
}

export interface PublishedLibrary {
  readonly version: number;
  /** The very same wording had been published before. */
  readonly repeated: boolean;
}

/** Makes the next version of the wording. Only staff may; the caller checks that. */
export class PublishLibraryHandler {
  constructor(
    private readonly libraries: AgreementLibraries,
    private readonly archive: LibraryArchive,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /**
   * @throws AppError `library.incomplete` naming every place, `library.newer-version` when somebody was faster,
   * `library.nothing-changed`, `library.unknown-version`
   */
  async execute({ input, personId }: PublishLibrary, sql: Sql = this.database): Promise<PublishedLibrary> {
    const { base, changes, note } = requireInput(publishInput, input);
    const before = await this.libraries.version(base);
    if (!before) throw libraryUnknown();
    const next = complete(changedLibrary(before, changes), before);
    const at = this.clock.now();
    if (await this.archive.publish(next, { note, personId, at }, sql))
      return { version: next.version, repeated: false };
    const there = await this.libraries.version(next.version);
    if (there && canonicalHash(there) === canonicalHash(next)) return { version: next.version, repeated: true };
    throw newerLibrary(base);
  }
}

function complete(next: AgreementLibrary, before: AgreementLibrary): AgreementLibrary {
  if (canonicalHash({ ...next, version: before.version }) === canonicalHash(before)) throw nothingChanged();
  const problems = libraryProblems(next, before);
  if (problems.length > 0) throw libraryIncomplete(problems);
  return librarySchema.parse(next);
}
