import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { AgreementTemplates } from './application/agreement-templates.js';
import { DocumentRenderer } from './application/document-renderer.js';
import { PrintableCharacters } from './application/printable-characters.js';
import { AgreementTemplateFiles } from './infrastructure/agreement-template-files.js';
import { FontkitPrintableCharacters } from './infrastructure/fontkit-printable-characters.js';
import { TypstDocumentRenderer } from './infrastructure/typst/typst-document-renderer.js';

/** Wording, fonts and the typesetter; knows nothing of partnerships. */
@Module({
  providers: [
    { provide: AgreementTemplates, useFactory: () => new AgreementTemplateFiles() },
    { provide: PrintableCharacters, useFactory: () => new FontkitPrintableCharacters() },
    {
      provide: DocumentRenderer,
      inject: [AgreementTemplates, PrintableCharacters, CONFIG],
      useFactory: (templates: AgreementTemplates, printable: PrintableCharacters, config: Config) =>
        new TypstDocumentRenderer(templates, printable, { processes: config.typstChildren }),
    },
  ],
  exports: [AgreementTemplates, PrintableCharacters, DocumentRenderer],
})
export class TypesettingModule implements OnApplicationShutdown {
  constructor(@Inject(DocumentRenderer) private readonly renderer: DocumentRenderer) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.renderer instanceof TypstDocumentRenderer) await this.renderer.close();
  }
}
