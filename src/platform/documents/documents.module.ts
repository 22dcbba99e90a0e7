import { Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { made } from '../made.js';
import { CONFIG } from '../platform.module.js';
import { DocumentBytes } from './document-bytes.js';
import { DocumentStore } from './document-store.js';
import { ObjectStore } from './object-store.js';
import { openObjectStore } from './open-object-store.js';
import { PostgresDocumentStore } from './postgres-document-store.js';

/** `ObjectStore` is null where documents live in PostgreSQL. */
@Module({
  providers: [
    { provide: ObjectStore, inject: [CONFIG], useFactory: openObjectStore },
    made(DocumentBytes, [ObjectStore]),
    made(PostgresDocumentStore, [Database, Clock, DocumentBytes], DocumentStore),
  ],
  exports: [DocumentStore, ObjectStore],
})
export class DocumentsModule {}
