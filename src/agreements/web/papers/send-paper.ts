import type { Response } from 'express';
import type { StoredDocument } from '../../../platform/documents/document-store.js';

/** Opens in the browser, since we made it ourselves. `name` is without an ending. */
export function sendPaper(response: Response, { bytes, mediaType }: StoredDocument, name: string): void {
  response.setHeader('Content-Type', mediaType);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Disposition', `inline; filename="${name}.pdf"`);
  response.send(bytes);
}
