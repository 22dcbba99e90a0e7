import { z } from 'zod';
import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { line, requireInput } from '../../../platform/input.js';
import { originalLanguage, packHash } from '../../domain/wording/language-states.js';
import type { AgreementLibraries } from './agreement-libraries.js';
import type { LanguagePacks } from '../language-packs.js';
import type { LibraryArchive } from './library-archive.js';
import { checkUnknown, libraryUnknown, originalNeedsNoCheck, papersChanged } from './library-errors.js';

export const languageCheckInput = z.object({
  checkedBy: line(200),
  /** The pack that was shown to be read; left out, the one that there is. */
  shownPack: z.string().max(64).optional(),
});

const place = z.object({ version: z.int().min(2), language: z.enum(agreementLanguages) });

export interface RecordLanguageCheck {
  readonly version: number;
  readonly language: AgreementLanguage;
  /** See `languageCheckInput`. */
  readonly input: unknown;
  readonly personId: string;
}

/** Keeps who read a language of a version, and the words of its papers, as a native reader. Only staff may record it; the caller checks that. */
export class RecordLanguageCheckHandler {
  constructor(
    private readonly libraries: AgreementLibraries,
    private readonly archive: LibraryArchive,
    private readonly packs: LanguagePacks,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `library.original` for what the house wrote itself, `library.unknown-version`, `library.papers-changed` */
  async execute({ input, personId, ...where }: RecordLanguageCheck): Promise<void> {
    const { version, language } = requireInput(place, where);
    const { checkedBy, shownPack } = requireInput(languageCheckInput, input);
    if (!(await this.libraries.version(version))) throw libraryUnknown();
    if (language === originalLanguage) throw originalNeedsNoCheck();
    const packSha256 = packHash(this.packs.all, language);
    if (shownPack && shownPack !== packSha256) throw papersChanged();
    await this.archive.record({ version, language, checkedBy, personId, at: this.clock.now(), packSha256 });
  }

  /** What was recorded by mistake. @throws AppError `library.no-check` */
  async takeBack(where: { version: number; language: AgreementLanguage }): Promise<void> {
    const { version, language } = requireInput(place, where);
    if (!(await this.archive.takeBack(version, language))) throw checkUnknown();
  }
}
