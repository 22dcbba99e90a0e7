import type { Partnership } from '../../partnerships/domain/partnership.js';
import type { TextRevision } from '../../partnerships/domain/procedure.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { AnyContent } from '../domain/agreement-content.js';
import type { PrintedText } from '../domain/printed-text.js';
import type { AgreementContents } from './agreement-contents.js';
import type { AgreementTemplates } from './agreement-templates.js';
import { wordsOfContent } from './words-of-content.js';

/** The words of a revision, as they would be printed. */
export class AgreementReader {
  constructor(
    private readonly contents: AgreementContents,
    private readonly firstTemplates: AgreementTemplates,
  ) {}

  /** `keeper`: whose original it is, and so who is named first and whose language comes first. */
  async read(partnership: Partnership, revision: TextRevision, keeper: Side = 'initiator'): Promise<PrintedText> {
    return this.printed(await this.contents.of(partnership, revision), keeper);
  }

  printed(content: AnyContent, keeper: Side): PrintedText {
    return wordsOfContent(content, keeper, this.firstTemplates);
  }
}
