import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DocumentInspector, type TrustedAuthorities } from '../application/document-inspector.js';
import type { Inspection } from '../domain/inspection.js';
import { inspectDocument } from './inspect-document.js';

/** In this very process: for files that we have just made ourselves, never for what somebody brings. */
export class DirectInspector extends DocumentInspector {
  async inspect(file: Readable | Buffer, authorities: TrustedAuthorities): Promise<Inspection> {
    return inspectDocument(Buffer.isBuffer(file) ? file : await buffer(file), authorities);
  }
}
