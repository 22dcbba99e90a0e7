import { Module } from '@nestjs/common';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { AgreementContents } from './application/agreement-contents.js';
import { AgreementLibraries } from './application/wording/agreement-libraries.js';
import { AgreementReader } from './application/agreement-reader.js';
import { AgreementTemplates } from './application/agreement-templates.js';
import { HouseTexts } from './application/house-texts.js';
import { LanguagePacks } from './application/language-packs.js';
import { PrintableCharacters } from './application/typesetting/printable-characters.js';
import { TypesettingModule } from './typesetting.module.js';

/** Texts of agreements: composed, stored under their hash, and read again. */
@Module({
  imports: [DocumentsModule, TypesettingModule],
  providers: [
    made(AgreementContents, [DocumentStore]),
    made(AgreementReader, [AgreementContents, AgreementTemplates]),
    made(HouseTexts, [AgreementLibraries, LanguagePacks, PrintableCharacters, DocumentStore]),
  ],
  exports: [AgreementContents, AgreementReader, HouseTexts, TypesettingModule],
})
export class TextsModule {}
