import type { ErrorReason } from '../../../platform/errors.js';
import type { ComposedText } from '../../domain/compose-text.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import type { AgreementLibraries } from '../wording/agreement-libraries.js';
import type { DraftingDesk, Person, ReadDraft } from './drafting-desk.js';
import type { HouseTexts } from '../house-texts.js';

/** A working copy, what would come of it, and everything that still stands in its way. */
export interface ReviewedDraft extends ReadDraft {
  readonly library: AgreementLibrary;
  readonly composed: ComposedText;
  readonly reasons: readonly ErrorReason[];
}

export class ReviewDraftQuery {
  constructor(
    private readonly desk: DraftingDesk,
    private readonly texts: HouseTexts,
    private readonly libraries: AgreementLibraries,
  ) {}

  /** To write in it. @throws AppError as `DraftingDesk.open` */
  async execute(reference: string, person: Person): Promise<ReviewedDraft> {
    return this.reviewed({ ...(await this.desk.open(reference, person)), closed: [] });
  }

  /** To read it, at any time. @throws AppError as `DraftingDesk.read` */
  async read(reference: string, person: Person, typed = false): Promise<ReviewedDraft> {
    return this.reviewed(await this.desk.read(reference, person, typed));
  }

  private async reviewed(read: ReadDraft): Promise<ReviewedDraft> {
    const { text } = read.draft;
    const [composed, library] = await Promise.all([
      this.texts.composed(read.view, text),
      this.libraries.required(text.library),
    ]);
    return { ...read, library, composed, reasons: this.texts.reasons(composed) };
  }
}
