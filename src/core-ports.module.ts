import { Module } from '@nestjs/common';
import { HouseTexts } from './agreements/application/house-texts.js';
import { PrintableCharacters } from './agreements/application/typesetting/printable-characters.js';
import { PrintableText } from './agreements/infrastructure/printable-text.js';
import { TextsModule } from './agreements/texts.module.js';
import { AgreementTexts } from './partnerships/application/agreement-texts.js';
import { BroughtDocuments } from './partnerships/application/brought-documents.js';
import { TextPrinting } from './partnerships/application/text-printing.js';
import { DocumentStore } from './platform/documents/document-store.js';
import { DocumentsModule } from './platform/documents/documents.module.js';

/** What the core asks of other features, answered by them. The proof of a fresh code comes from the accounts. */
@Module({
  imports: [DocumentsModule, TextsModule],
  providers: [
    {
      provide: BroughtDocuments,
      inject: [DocumentStore],
      useFactory: (documents: DocumentStore): BroughtDocuments => ({
        broughtBy: (sha256, personId) => documents.uploadedBy(sha256, personId),
      }),
    },
    { provide: AgreementTexts, useExisting: HouseTexts },
    {
      provide: TextPrinting,
      inject: [PrintableCharacters],
      useFactory: (characters: PrintableCharacters) => new PrintableText(characters),
    },
  ],
  exports: [BroughtDocuments, TextPrinting, AgreementTexts],
})
export class CorePortsModule {}
