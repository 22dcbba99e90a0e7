import type { CaseView } from '../../../partnerships/application/case.query.js';
import type { Side } from '../../../partnerships/domain/states.js';
import { sides } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { StoredDocument } from '../../../platform/documents/document-store.js';
import { AppError } from '../../../platform/errors.js';
import { listedPapers, type OfferedPaper, paperDate, papersFor } from '../../domain/papers/available-papers.js';
import type { PaperCase, PaperRequest } from '../../domain/papers/paper-case.js';
import type { PaperKind } from '../../domain/papers/paper-kinds.js';
import { languagesOn, paperLanguages } from '../../domain/papers/paper-languages.js';
import { programmePlace } from '../../domain/papers/programme.js';
import { namesIn } from '../../domain/papers/paper-names.js';
import { paperOf } from '../../domain/papers/paper-of.js';
import type { PrintableCharacters } from '../typesetting/printable-characters.js';
import { UnprintableCharacters } from '../typesetting/unprintable-characters.js';
import type { PaperCases } from './paper-cases.js';
import type { PaperPress } from './paper-press.js';

/** A paper as it is listed; the first of its languages is the usual one. */
export interface ListedPaper extends OfferedPaper {
  readonly languages: readonly AgreementLanguage[];
}

/** Which paper somebody asks for. Left out: their own side, and the usual language. */
export interface AskedPaper {
  readonly kind: PaperKind;
  readonly side?: Side | undefined;
  readonly language?: AgreementLanguage | undefined;
}

export type SeenCase = Pick<CaseView, 'partnership' | 'facts' | 'sample' | 'actor' | 'events'>;

/** The other papers of a case, each made of the same data when it is first asked for. */
export class PapersOfCase {
  constructor(
    private readonly cases: PaperCases,
    private readonly press: PaperPress,
    private readonly printable: PrintableCharacters,
  ) {}

  /** What this person may have of the case as it stands. */
  async list(view: SeenCase): Promise<ListedPaper[]> {
    const offered = listedPapers(papersFor(view.partnership, view.actor));
    if (offered.length === 0) return [];
    const paper = await this.cases.of(view);
    return offered.map(({ kind, side }) => ({ kind, side, languages: paperLanguages(paper, kind, side) }));
  }

  /** @throws AppError `paper.not-found` for what this person can't have now, `agreement.unprintable-characters`; RenderFailed */
  async read(view: SeenCase, { kind, side, language }: AskedPaper): Promise<StoredDocument> {
    const offered = papersFor(view.partnership, view.actor);
    const found = offered.find((each) => each.kind === kind && (side === undefined || each.side === side));
    if (!found) throw paperUnknown();
    return this.print(
      await this.cases.of(view),
      { ...found, date: paperDate(kind, view.partnership, view.events) },
      language,
    );
  }

  /** The certificate as anybody may have it: the initiating community is named first. @throws as `read` */
  async certificate(loaded: Pick<SeenCase, 'partnership' | 'facts' | 'sample'>, language?: AgreementLanguage) {
    if (!loaded.partnership.recognised) throw paperUnknown();
    const kind = 'certificate';
    const date = paperDate(kind, loaded.partnership, []);
    return this.print(await this.cases.of(loaded), { kind, side: 'initiator', date }, language);
  }

  private print(
    paper: PaperCase,
    asked: Omit<PaperRequest, 'language'>,
    wanted?: AgreementLanguage,
  ): Promise<StoredDocument> {
    const languages = paperLanguages(paper, asked.kind, asked.side);
    const language = languages.find((each) => wanted === undefined || each === wanted);
    if (!language) throw paperUnknown();
    const request = { ...asked, language };
    this.assertPrintable(paper, request);
    return this.press.print(paperOf(paper, request));
  }

  /** Names of communities were never asked of the fonts before they stand in a text. */
  private assertPrintable(paper: PaperCase, request: PaperRequest): void {
    const fields = sides.flatMap((side) =>
      languagesOn(paper, request).flatMap((language) =>
        Object.entries(namesIn(paper, side, language)).map(([name, text]) => ({
          field: `names.${side}.${language}.${name}`,
          text,
          language,
        })),
      ),
    );
    const place = request.kind === 'programme' && programmePlace(paper.partnership.procedure, request.side);
    const typed = place ? [{ field: 'ceremony.place', text: place, language: request.language }] : [];
    const unprintable = this.printable.unprintableIn([...fields, ...typed]);
    if (unprintable.length > 0) throw new UnprintableCharacters(unprintable);
  }
}

export const paperUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'paper.not-found', message: 'There is no such paper of this case now.' });
