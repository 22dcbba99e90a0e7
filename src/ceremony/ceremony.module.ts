import { Module } from '@nestjs/common';
import { AttemptLimits } from '../accounts/application/attempt-limits.js';
import { AgreementContents } from '../agreements/application/agreement-contents.js';
import { LanguagePacks } from '../agreements/application/language-packs.js';
import { Typesetter } from '../agreements/application/typesetting/typesetter.js';
import { TextsModule } from '../agreements/texts.module.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { CONFIG } from '../platform/platform.module.js';
import { CeremonyCalendar } from './application/ceremony-calendar.js';
import { HearingCalendar } from './application/hearing-calendar.js';
import { PrintCopies } from './application/print-copies.js';
import { ScanIntake } from './application/scan-intake.js';
import { ScanReadings } from './application/scan-readings.js';
import { ScansModule } from './scans.module.js';

/** Signing with a pen: copies for the table, and what comes back of them. */
@Module({
  imports: [DocumentsModule, TextsModule, ScansModule],
  providers: [
    made(PrintCopies, [AgreementContents, DocumentStore, LanguagePacks, Typesetter]),
    made(ScanIntake, [DocumentStore, AttemptLimits, ScanReadings]),
    made(CeremonyCalendar, [CONFIG]),
    made(HearingCalendar, [CONFIG]),
  ],
  exports: [CeremonyCalendar, HearingCalendar, PrintCopies, ScanIntake, TextsModule],
})
export class CeremonyModule {}
