import type { Database } from '../../../platform/database/database.js';
import type { LibraryDrafts } from './library-drafts.js';
import { draftChangedMeanwhile, nothingChanged } from './library-errors.js';
import type { PublishedLibrary, PublishLibraryHandler } from './publish-library.handler.js';

export interface PublishDraft {
  readonly personId: string;
  /** The version of the draft that the person saw and checked. */
  readonly expectedVersion: number;
  readonly note: string;
}

/** Publishes what somebody drafted. The draft goes in the same transaction; when it is refused, it stays as it is. */
export class PublishDraftHandler {
  constructor(
    private readonly drafts: LibraryDrafts,
    private readonly publish: PublishLibraryHandler,
    private readonly database: Database,
  ) {}

  /** @throws AppError as `PublishLibraryHandler`, and `library.draft-changed` */
  async execute({ personId, expectedVersion, note }: PublishDraft): Promise<PublishedLibrary> {
    const draft = await this.drafts.of(personId);
    if (!draft) throw nothingChanged();
    const { base, changes } = draft;
    return this.database.transaction(async (sql) => {
      if (!(await this.drafts.discard(personId, expectedVersion, sql))) throw draftChangedMeanwhile();
      return this.publish.execute({ input: { base, changes, note }, personId }, sql);
    });
  }
}
