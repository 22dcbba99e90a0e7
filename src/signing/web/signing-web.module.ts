import { Module } from '@nestjs/common';
import { PagePictures } from '../../agreements/application/typesetting/page-pictures.js';
import { TextsModule } from '../../agreements/texts.module.js';
import { PartnershipsWebModule } from '../../partnerships/web/partnerships-web.module.js';
import { DocumentStore } from '../../platform/documents/document-store.js';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { made } from '../../platform/made.js';
import { OriginalPictures } from '../application/original-pictures.js';
import { CodePages } from './code-pages.js';
import { FirstStep } from './first-step.js';
import { OpenSigning } from './open-signing.js';
import { SendCode } from './send-code.js';
import { SigningController } from './signing.controller.js';
import { SigningPages } from './signing-pages.js';
import { SigningPartsController } from './signing-parts.controller.js';

/** Where officials read and sign. For web processes. */
@Module({
  imports: [PartnershipsWebModule, DocumentsModule, TextsModule],
  controllers: [SigningController, SigningPartsController],
  providers: [
    made(OriginalPictures, [DocumentStore, PagePictures]),
    ...[SigningPages, CodePages, OpenSigning, SendCode, FirstStep],
  ],
})
export class SigningWebModule {}
