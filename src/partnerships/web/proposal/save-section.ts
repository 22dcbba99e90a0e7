import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { AppError } from '../../../platform/errors.js';
import type { CaseView } from '../../application/case.query.js';
import { PerformActionHandler } from '../../application/perform-action.handler.js';
import type { SectionName } from '../../domain/proposal.js';
import { actorOf } from '../actor-of.js';
import type { TimelineItem } from '../timeline.js';
import { OpenProposal } from './open-proposal.js';
import { changesOf } from './section-pages.js';

export interface SectionToSave {
  readonly section: SectionName;
  readonly answers: unknown;
  /** The version that the page was made from. */
  readonly seen: number;
}

/** Somebody else answered the very same section first. */
export interface Overtaken {
  readonly view: CaseView;
  readonly changes: readonly TimelineItem[];
}

/** How often an answer is tried anew because something else of the case changed in between. */
const attempts = 8;

/** Saves a section on the very version that it was compared with, so of two answers at once neither is lost unseen. */
@Injectable()
export class SaveSection {
  constructor(
    private readonly proposals: OpenProposal,
    private readonly perform: PerformActionHandler,
  ) {}

  /** Null when it is saved. @throws AppError */
  async execute(first: CaseView, toSave: SectionToSave, account: Account): Promise<Overtaken | null> {
    const reload = () => this.proposals.view(first.partnership.reference, account);
    let view = first;
    for (let attempt = 1; ; attempt++) {
      const changes = changesOf(view, toSave.section, toSave.seen);
      // events are read after the case, and may be newer than what it says
      if (changes.length > 0) return { view: await reload(), changes };
      try {
        await this.answer(view, toSave, account);
        return null;
      } catch (error) {
        if (attempt === attempts || !(error instanceof AppError) || error.kind !== 'conflict') throw error;
      }
      view = await reload();
    }
  }

  private async answer({ partnership }: CaseView, { section, answers }: SectionToSave, account: Account) {
    await this.perform.execute({
      partnership: partnership.reference,
      action: 'answerSection',
      input: { section, answers },
      actor: actorOf(account),
      expectedVersion: partnership.version,
    });
  }
}
