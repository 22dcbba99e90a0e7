import canonicalize from 'canonicalize';
import { AgreementTexts } from '../../partnerships/application/agreement-texts.js';
import type { LoadedCase } from '../../partnerships/application/partnership-store.js';
import type { ComposedRevision } from '../../partnerships/domain/decisions/text-decisions.js';
import { forBothSides, type Side } from '../../partnerships/domain/states.js';
import type { TextInput } from '../../partnerships/domain/text-input.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { AppError, type ErrorReason } from '../../platform/errors.js';
import type { AgreementContent } from '../domain/agreement-content.js';
import { type ComposedText, composeText } from '../domain/compose-text.js';
import type { AgreementLibraries } from './wording/agreement-libraries.js';
import type { LanguagePacks } from './language-packs.js';
import type { PrintableCharacters } from './typesetting/printable-characters.js';
import { printingReasons, problemReasons } from './text-reasons.js';

type Asked = Pick<LoadedCase, 'partnership' | 'facts'>;

/** Texts made of the house's wording and of what the two communities wrote themselves. */
export class HouseTexts extends AgreementTexts {
  constructor(
    private readonly libraries: AgreementLibraries,
    private readonly packs: LanguagePacks,
    private readonly printable: PrintableCharacters,
    private readonly documents: DocumentStore,
  ) {
    super();
  }

  async keep(loaded: Asked, input: TextInput): Promise<Omit<ComposedRevision, 'base'>> {
    const { content } = await this.complete(loaded, input);
    const bytes = Buffer.from(canonicalize(content) ?? '', 'utf8');
    const kind = 'agreement-content';
    const sha256 = await this.documents.save({ kind, mediaType: 'application/json', bytes, pages: null });
    const { areas, termYears, renewable, noticeMonths, languages } = input;
    const clauses = content.clauses.map(({ id }) => id);
    return {
      ...{ areas, termYears, renewable, noticeMonths },
      names: forBothSides((side) => styled(content, side)),
      content: { sha256, languages, library: content.library, clauses },
    };
  }

  /** The content and everything that stands between it and its proposal, without storing anything. */
  async composed({ partnership, facts }: Asked, input: TextInput): Promise<ComposedText> {
    const { communities } = facts;
    return composeText(input, {
      kind: partnership.kind,
      levels: forBothSides((side) => communities[side].level),
      arms: forBothSides((side) => communities[side].armsSha256 ?? null),
      library: await this.libraryFor(input),
      packs: this.packs.all,
    });
  }

  /** Everything that stands in its way, in the order of the text: what is missing, then what can't be printed. */
  reasons({ content, problems }: ComposedText): ErrorReason[] {
    return [...problemReasons(problems), ...printingReasons(this.printable.unprintableInContent(content))];
  }

  private async complete(loaded: Asked, input: TextInput): Promise<ComposedText> {
    const composed = await this.composed(loaded, input);
    const errors = this.reasons(composed);
    if (errors.length === 0) return composed;
    throw new AppError({ kind: 'invalid', code: 'input.invalid', message: 'The text is not complete.', errors });
  }

  private async libraryFor({ library }: TextInput) {
    if (library === undefined) return this.libraries.newest();
    const found = await this.libraries.version(library);
    if (found) return found;
    const errors = [{ code: 'text.no-such-library', field: 'library', params: { library } }];
    throw new AppError({ kind: 'invalid', code: 'input.invalid', message: 'There is no such wording.', errors });
  }
}

/** The style by which lists and the register call it: the English one where there is one, else its own. */
function styled({ parties, languages }: AgreementContent, side: Side): string {
  const { names } = parties[side];
  return (names.en ?? names[languages[side]])?.styled ?? '';
}
