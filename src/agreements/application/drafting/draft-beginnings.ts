import type { CaseView } from '../../../partnerships/application/case.query.js';
import { isFirst } from '../../domain/agreement-content.js';
import { beginningText, type DraftText, textFrom, withNamesOf } from '../../domain/drafting/draft-text.js';
import type { AgreementContents } from '../agreement-contents.js';
import type { AgreementLibraries } from '../wording/agreement-libraries.js';

/** What a working copy begins from. */
export class DraftBeginnings {
  constructor(
    private readonly contents: AgreementContents,
    private readonly libraries: AgreementLibraries,
  ) {}

  /** The text of a revision to go on from; 0: the house's wording as it is now. */
  async of(view: CaseView, number: number): Promise<DraftText> {
    const { partnership } = view;
    const revision = partnership.procedure.revisions.find((each) => each.number === number);
    if (!revision) return this.fromHouse(view, partnership.procedure.proposal.areas?.areas ?? []);
    const content = await this.contents.of(partnership, revision);
    if (!isFirst(content)) return textFrom(content, await this.libraries.required(content.library));
    const { areas, termYears, renewable, noticeMonths } = revision;
    const text = await this.fromHouse(view, areas);
    return { ...withNamesOf(text, revision), termYears, renewable, noticeMonths };
  }

  private async fromHouse({ partnership, facts }: CaseView, areas: readonly string[]): Promise<DraftText> {
    const { kind } = partnership;
    const library = await this.libraries.newest();
    return beginningText({ kind, communities: facts.communities, areas: areas as DraftText['areas'], library });
  }
}
