import { Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { DocumentStore } from './document-store.js';
import { PostgresDocumentStore } from './postgres-document-store.js';

@Module({
  providers: [
    {
      provide: DocumentStore,
      inject: [Database, Clock],
      useFactory: (database: Database, clock: Clock) => new PostgresDocumentStore(database, clock),
    },
  ],
  exports: [DocumentStore],
})
export class DocumentsModule {}
