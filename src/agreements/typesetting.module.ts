import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { CONFIG } from '../platform/platform.module.js';
import { AgreementLibraries } from './application/wording/agreement-libraries.js';
import { AgreementTemplates } from './application/agreement-templates.js';
import { DocumentRenderer } from './application/typesetting/document-renderer.js';
import { LanguagePacks } from './application/language-packs.js';
import { PagePictures } from './application/typesetting/page-pictures.js';
import { PrintableCharacters } from './application/typesetting/printable-characters.js';
import { Typesetter } from './application/typesetting/typesetter.js';
import { AgreementTemplateFiles } from './infrastructure/agreement-template-files.js';
import { FontkitPrintableCharacters } from './infrastructure/fontkit-printable-characters.js';
import { LanguagePackFiles } from './infrastructure/language-pack-files.js';
import { PdfiumPagePictures } from './infrastructure/pictures/pdfium-page-pictures.js';
import { PostgresLibraries } from './infrastructure/wording/postgres-libraries.js';
import { ShippedLibrary } from './infrastructure/wording/shipped-library.js';
import { TypstDocumentRenderer } from './infrastructure/typst/typst-document-renderer.js';
import { TypstTypesetter } from './infrastructure/typst/typst-typesetter.js';

const rendererParts = [Typesetter, PrintableCharacters, LanguagePacks, AgreementTemplates] as const;

/** Wording, fonts and the typesetter; knows nothing of partnerships. */
@Module({
  providers: [
    { provide: AgreementTemplates, useFactory: () => new AgreementTemplateFiles() },
    {
      provide: AgreementLibraries,
      inject: [Database],
      useFactory: (database: Database) => new PostgresLibraries(database, new ShippedLibrary()),
    },
    { provide: LanguagePacks, useFactory: () => new LanguagePackFiles() },
    { provide: PrintableCharacters, useFactory: () => new FontkitPrintableCharacters() },
    { provide: PagePictures, useFactory: () => new PdfiumPagePictures() },
    {
      provide: Typesetter,
      inject: [CONFIG],
      useFactory: ({ typstChildren }: Config) => new TypstTypesetter({ processes: typstChildren }),
    },
    made(TypstDocumentRenderer, rendererParts, DocumentRenderer),
  ],
  exports: [
    AgreementTemplates,
    AgreementLibraries,
    LanguagePacks,
    PrintableCharacters,
    PagePictures,
    Typesetter,
    DocumentRenderer,
  ],
})
export class TypesettingModule implements OnApplicationShutdown {
  constructor(
    @Inject(Typesetter) private readonly typesetter: Typesetter,
    @Inject(PagePictures) private readonly pictures: PagePictures,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    for (const part of [this.typesetter, this.pictures]) {
      if (part instanceof TypstTypesetter || part instanceof PdfiumPagePictures) await part.close();
    }
  }
}
