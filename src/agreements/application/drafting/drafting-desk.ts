import { refusedError } from '../../../partnerships/application/action-errors.js';
import type { CaseQuery, CaseView } from '../../../partnerships/application/case.query.js';
import type { ActorRef } from '../../../partnerships/application/partnership-store.js';
import { sideOf } from '../../../partnerships/domain/actors.js';
import { blockers } from '../../../partnerships/domain/decide.js';
import { latestRevision } from '../../../partnerships/domain/procedure.js';
import type { Refusal } from '../../../partnerships/domain/refusals.js';
import type { Side } from '../../../partnerships/domain/states.js';
import { AppError } from '../../../platform/errors.js';
import type { DraftText } from '../../domain/drafting/draft-text.js';
import { type MergeChoice, type MergedText, mergeTexts } from '../../domain/drafting/merge-texts.js';
import type { AgreementDraft, AgreementDrafts } from './agreement-drafts.js';
import type { DraftBeginnings } from './draft-beginnings.js';

/** How often a change is made anew because a colleague saved in between. */
const attempts = 8;

/** A side's working copy, with the case that it is of. */
export interface OpenDraft {
  view: CaseView;
  side: Side;
  draft: Omit<AgreementDraft, 'updatedAt'> & { updatedAt: Date | null };
  /** Number of the newest proposed revision; where it is beyond the draft's base, the other side proposed meanwhile. */
  latest: number;
}

/** A working copy that may also lie there to be read alone. */
export interface ReadDraft extends OpenDraft {
  /** Why nothing can be written or proposed now; empty where it can. */
  closed: readonly Refusal[];
}

/** Makes another text of a draft, or throws where that can't be. */
export type DraftChange = (text: DraftText, open: OpenDraft) => DraftText;

/** What somebody had before them when they decided. */
export interface SeenDraft {
  version: number;
  latest: number;
}

export type Person = Extract<ActorRef, { kind: 'person' }>;

/** Where clerks work on a text before they propose it. Nothing here is an event: events tell what was proposed. */
export class DraftingDesk {
  constructor(
    private readonly cases: CaseQuery,
    private readonly drafts: AgreementDrafts,
    private readonly beginnings: DraftBeginnings,
  ) {}

  /** @throws AppError when it isn't this person's, or not the time to draft. */
  async open(reference: string, person: Person): Promise<OpenDraft> {
    const { closed, ...open } = await this.read(reference, person);
    if (closed.length > 0) throw refusedError(closed);
    return open;
  }

  /**
   * What was written stays readable while nothing can be proposed. `typed`: somebody comes with words that they couldn't
   * save any more, and what they belong to is shown also where nothing was saved before.
   * @throws AppError as `open` where nothing was written
   */
  async read(reference: string, person: Person, typed = false): Promise<ReadDraft> {
    const view = await this.cases.view(reference, person);
    const { partnership, facts, actor } = view;
    const closed = blockers(partnership, 'proposeText', facts, actor);
    const side = sideOf(actor, ['clerk']);
    if (!side) throw refusedError(closed);
    const latest = latestRevision(partnership.procedure)?.number ?? 0;
    const saved = await this.drafts.find({ procedureId: partnership.procedure.id, side });
    if (closed.length > 0 && !saved && !typed) throw refusedError(closed);
    return { view, side, draft: saved ?? (await this.begun(view, latest)), latest, closed };
  }

  /**
   * Saves what `change` makes of the draft; where a colleague saved in between, it is made again on what they left.
   * `change` throws where that can't be: then nothing was saved, and it has both versions to show.
   */
  async change(reference: string, person: Person, change: DraftChange): Promise<OpenDraft> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const open = await this.open(reference, person);
      const text = change(open.draft.text, open);
      const version = await this.save(open, person, { ...open.draft, text });
      if (version !== null) return { ...open, draft: { ...open.draft, text, version } };
    }
    throw savedMeanwhile();
  }

  /** What follows when the draft is carried over to the newest revision; nothing is saved. Null: there is nothing newer. */
  async behind(open: OpenDraft, choose: MergeChoice = () => 'mine'): Promise<MergedText | null> {
    const { draft, latest, view } = open;
    if (draft.base >= latest) return null;
    const theirs = await this.beginnings.of(view, latest);
    return mergeTexts(draft.beginning, draft.text, theirs, choose, usedClauseIds(open));
  }

  /**
   * Goes on from the newest revision with what both sides wrote.
   * @throws AppError `text.draft-saved-meanwhile` where the choices were made looking at something else
   */
  async catchUp(reference: string, person: Person, choose: MergeChoice, seen?: SeenDraft): Promise<void> {
    const open = await this.open(reference, person);
    if (seen && (seen.version !== open.draft.version || seen.latest !== open.latest)) throw savedMeanwhile();
    const merged = await this.behind(open, choose);
    if (!merged) return;
    const version = await this.save(open, person, { base: open.latest, beginning: merged.theirs, text: merged.text });
    if (version === null) throw savedMeanwhile();
  }

  /** @throws AppError `text.draft-saved-meanwhile` where a colleague saved since it was looked at */
  async discard(reference: string, person: Person, seen?: number): Promise<void> {
    const { view, side, draft } = await this.open(reference, person);
    if (seen !== undefined && seen !== draft.version) throw savedMeanwhile();
    if (draft.version > 0)
      await this.drafts.discard({ procedureId: view.partnership.procedure.id, side }, draft.version);
  }

  private async begun(view: CaseView, base: number): Promise<OpenDraft['draft']> {
    const text = await this.beginnings.of(view, base);
    return { base, beginning: text, text, version: 0, updatedAt: null };
  }

  private save(
    { view, side, draft }: OpenDraft,
    { personId }: Person,
    { base, beginning, text }: Pick<AgreementDraft, 'base' | 'beginning' | 'text'>,
  ) {
    const key = { procedureId: view.partnership.procedure.id, side };
    return this.drafts.save({ ...key, base, beginning, text, expectedVersion: draft.version, personId });
  }
}

/** Ids of every clause that this copy has or began with, and of those in any text that was proposed. */
export const usedClauseIds = ({ view, draft }: OpenDraft): string[] => [
  ...[draft.beginning, draft.text].flatMap(({ clauses }) => clauses.map(({ id }) => id)),
  ...view.partnership.procedure.revisions.flatMap(({ content }) => content?.clauses ?? []),
];

export const savedMeanwhile = (): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'text.draft-saved-meanwhile',
    message: 'A colleague saved this text at the same time. Look at it and try again.',
  });
