import { Module } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { AgreementLibraries } from './application/wording/agreement-libraries.js';
import { LanguagePacks } from './application/language-packs.js';
import { LibraryArchive } from './application/wording/library-archive.js';
import { LibraryDrafting } from './application/wording/library-drafting.js';
import { LibraryDrafts } from './application/wording/library-drafts.js';
import { LibraryVersionsQuery } from './application/wording/library-versions.query.js';
import { PublishDraftHandler } from './application/wording/publish-draft.handler.js';
import { PublishLibraryHandler } from './application/wording/publish-library.handler.js';
import { RecordLanguageCheckHandler } from './application/wording/record-language-check.handler.js';
import { PostgresLibraryArchive } from './infrastructure/wording/postgres-library-archive.js';
import { PostgresLibraryDrafts } from './infrastructure/wording/postgres-library-drafts.js';
import { TypesettingModule } from './typesetting.module.js';

/** The house's wording as staff keep it: versions, what native readers said of them, and drafts of the next one. */
@Module({
  imports: [TypesettingModule],
  providers: [
    made(PostgresLibraryArchive, [Database], LibraryArchive),
    made(PostgresLibraryDrafts, [Database], LibraryDrafts),
    made(LibraryVersionsQuery, [AgreementLibraries, LibraryArchive, LanguagePacks]),
    made(LibraryDrafting, [AgreementLibraries, LibraryDrafts, Clock]),
    made(PublishLibraryHandler, [AgreementLibraries, LibraryArchive, Clock, Database]),
    made(PublishDraftHandler, [LibraryDrafts, PublishLibraryHandler, Database]),
    made(RecordLanguageCheckHandler, [AgreementLibraries, LibraryArchive, LanguagePacks, Clock]),
  ],
  exports: [
    TypesettingModule,
    ...[LibraryDrafts, LibraryVersionsQuery, LibraryDrafting],
    ...[PublishLibraryHandler, PublishDraftHandler, RecordLanguageCheckHandler],
  ],
})
export class WordingModule {}
