import { Module } from '@nestjs/common';
import { PagePictures } from '../../agreements/application/typesetting/page-pictures.js';
import { DocumentStore } from '../../platform/documents/document-store.js';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { made } from '../../platform/made.js';
import { ScanPictures } from '../application/scan-pictures.js';
import { CeremonyModule } from '../ceremony.module.js';
import { CalendarFiles } from './calendar-files.js';
import { CompareOriginalController } from './compare.controller.js';
import { ComparedScans } from './compared-scans.js';
import { HearingCalendarController } from './hearing-calendar.controller.js';
import { OriginalsController } from './originals.controller.js';

/** The pages of ceremonies and papers. For web processes. */
@Module({
  imports: [CeremonyModule, DocumentsModule],
  controllers: [OriginalsController, CompareOriginalController, HearingCalendarController],
  providers: [made(ScanPictures, [DocumentStore, PagePictures]), ComparedScans, CalendarFiles],
  exports: [CalendarFiles, CeremonyModule],
})
export class CeremonyWebModule {}
