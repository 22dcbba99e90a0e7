import { Module } from '@nestjs/common';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { BroughtScans } from './application/brought-scans.js';
import { CodeReader } from './application/code-reader.js';
import { ScanReadings } from './application/scan-readings.js';
import { PdfiumCodeReader } from './infrastructure/pdfium-code-reader.js';

/** What stands on scans of papers; knows nothing of partnerships. */
@Module({
  imports: [DocumentsModule],
  providers: [
    { provide: CodeReader, useFactory: () => new PdfiumCodeReader() },
    made(ScanReadings, [CodeReader]),
    made(BroughtScans, [DocumentStore, ScanReadings]),
  ],
  exports: [ScanReadings, BroughtScans],
})
export class ScansModule {}
