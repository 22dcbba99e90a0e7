import { Module } from '@nestjs/common';
import { TextsModule } from '../../agreements/texts.module.js';
import { PartnershipsWebModule } from '../../partnerships/web/partnerships-web.module.js';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { OpenSigning } from './open-signing.js';
import { SendCode } from './send-code.js';
import { SigningController } from './signing.controller.js';
import { SigningPages } from './signing-pages.js';

/** Where officials read and sign. For web processes. */
@Module({
  imports: [PartnershipsWebModule, DocumentsModule, TextsModule],
  controllers: [SigningController],
  providers: [SigningPages, OpenSigning, SendCode],
})
export class SigningWebModule {}
