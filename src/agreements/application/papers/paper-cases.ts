import type { LoadedCase } from '../../../partnerships/application/partnership-store.js';
import { latestRevision } from '../../../partnerships/domain/procedure.js';
import type { TextInput } from '../../../partnerships/domain/text-input.js';
import type { AnyContent } from '../../domain/agreement-content.js';
import { beginningText } from '../../domain/drafting/draft-text.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import type { PaperCase } from '../../domain/papers/paper-case.js';
import type { AgreementContents } from '../agreement-contents.js';
import type { AgreementLibraries } from '../wording/agreement-libraries.js';
import type { HouseTexts } from '../house-texts.js';
import type { LanguagePacks } from '../language-packs.js';

type Asked = Pick<LoadedCase, 'partnership' | 'facts' | 'sample'>;

/** Gathers what papers of a case are made from. */
export class PaperCases {
  constructor(
    private readonly contents: AgreementContents,
    private readonly texts: HouseTexts,
    private readonly libraries: AgreementLibraries,
    private readonly packs: LanguagePacks,
    private readonly settings: { baseUrl: string },
  ) {}

  async of({ partnership, facts, sample }: Asked): Promise<PaperCase> {
    const library = await this.libraries.newest();
    const { communities } = facts;
    const { frozen, revisions } = partnership.procedure;
    const fixed = revisions.find(({ number }) => number === frozen?.revision) ?? latestRevision(partnership.procedure);
    const content = fixed
      ? await this.contents.of(partnership, fixed)
      : await this.beginning({ partnership, facts }, library);
    const { all: packs } = this.packs;
    return { partnership, communities, content, library, packs, sample, baseUrl: this.settings.baseUrl };
  }

  /** Before anybody proposed a text: what a first one would begin with, in the languages of the two. */
  private async beginning(about: Pick<Asked, 'partnership' | 'facts'>, library: AgreementLibrary): Promise<AnyContent> {
    const { kind, procedure } = about.partnership;
    const areas = (procedure.proposal.areas?.areas ?? []) as TextInput['areas'];
    const text = beginningText({ kind, communities: about.facts.communities, areas, library });
    return (await this.texts.composed(about, text)).content;
  }
}
