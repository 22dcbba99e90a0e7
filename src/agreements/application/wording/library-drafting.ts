import type { Clock } from '../../../platform/clock/clock.js';
import {
  carriedOver,
  type Rescue,
  rescueProblems,
  type StrandedClause,
  strandedClauses,
  type Way,
} from '../../domain/wording/carry-over.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import {
  changedLibrary,
  type LibraryChanges,
  libraryChanges,
  noChanges,
} from '../../domain/wording/library-changes.js';
import { type DraftEdit, editedChanges } from '../../domain/wording/library-draft.js';
import { type LibraryProblem, libraryProblems } from '../../domain/wording/library-problems.js';
import type { AgreementLibraries } from './agreement-libraries.js';
import type { LibraryDraft, LibraryDrafts } from './library-drafts.js';
import { clausesStranded, draftChangedMeanwhile, idsRefused, libraryUnknown } from './library-errors.js';

/** A draft with what it is made of and what it comes to. */
export interface OpenDraft {
  readonly draft: LibraryDraft;
  readonly base: AgreementLibrary;
  /** As it would be published. */
  readonly next: AgreementLibrary;
  readonly problems: readonly LibraryProblem[];
  /** The newest version; newer than the base when somebody published meanwhile. */
  readonly newest: number;
}

/** Staff's work on the next version, each on a draft of their own that is kept until it is published or discarded. */
export class LibraryDrafting {
  constructor(
    private readonly libraries: AgreementLibraries,
    private readonly drafts: LibraryDrafts,
    private readonly clock: Clock,
  ) {}

  /** An empty one where nothing was begun; that isn't kept. */
  async open(personId: string): Promise<OpenDraft> {
    const [newest, kept] = await Promise.all([this.libraries.newest(), this.drafts.of(personId)]);
    const blank = { personId, base: newest.version, changes: noChanges, version: 0, updatedAt: this.clock.now() };
    const draft = kept ?? blank;
    const base = draft.base === newest.version ? newest : await this.libraries.version(draft.base);
    if (!base) throw libraryUnknown();
    const next = changedLibrary(base, draft.changes);
    return { draft, base, next, problems: libraryProblems(next, base), newest: newest.version };
  }

  /** @throws AppError `library.draft-changed` when the draft isn't as the person last saw it */
  async edit(personId: string, edit: DraftEdit, expectedVersion: number): Promise<void> {
    const { draft, base } = await this.open(personId);
    if (draft.version !== expectedVersion) throw draftChangedMeanwhile();
    const changes = libraryChanges.parse(editedChanges(draft.changes, edit, base));
    await this.save({ ...draft, changes });
  }

  /** What would be lost if the draft were carried over to the newest version; to be decided first. */
  async stranded({ draft, base, newest }: OpenDraft): Promise<StrandedClause[]> {
    return strandedClauses(draft.changes, await this.wayTo(newest, base));
  }

  /**
   * Makes the same changes to the newest version. What that one says already is no change any more.
   * @throws AppError `library.stranded` for what nobody decided about, `library.draft-changed`, or what is wrong with the
   * ids under which clauses are to be kept
   */
  async carryOver(personId: string, rescues: readonly Rescue[] = [], expectedVersion?: number): Promise<void> {
    const { draft, base, newest } = await this.open(personId);
    if (expectedVersion !== undefined && draft.version !== expectedVersion) throw draftChangedMeanwhile();
    if (draft.version === 0 || newest === base.version) return;
    const way = await this.wayTo(newest, base);
    assertRescued(draft.changes, way, rescues);
    await this.save({ ...draft, base: newest, changes: carriedOver(draft.changes, way, rescues) });
  }

  async discard(personId: string): Promise<void> {
    const draft = await this.drafts.of(personId);
    if (draft && !(await this.drafts.discard(personId, draft.version))) throw draftChangedMeanwhile();
  }

  private async wayTo(newest: number, base: AgreementLibrary): Promise<Way> {
    const numbers = Array.from({ length: newest - base.version }, (_, index) => base.version + 1 + index);
    return { base, later: await Promise.all(numbers.map((version) => this.libraries.required(version))) };
  }

  private async save(draft: LibraryDraft): Promise<void> {
    const next = { ...draft, version: draft.version + 1, updatedAt: this.clock.now() };
    if (!(await this.drafts.save(next))) throw draftChangedMeanwhile();
  }
}

function assertRescued(changes: LibraryChanges, way: Way, rescues: readonly Rescue[]): void {
  const stranded = strandedClauses(changes, way);
  const undecided = stranded.filter(({ clause }) => !rescues.some((each) => each.clause === clause));
  if (undecided.length > 0) throw clausesStranded(undecided.map(({ clause }) => clause));
  const problems = rescueProblems(stranded, rescues, way, changes);
  if (problems.length > 0) throw idsRefused(problems);
}
