import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { StoredDocument } from '../../platform/documents/document-store.js';

/** `name` is without an ending. */
export function paperFile(response: Response, { bytes, mediaType }: StoredDocument, name: string): StreamableFile {
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  const disposition = `attachment; filename="${name}.pdf"`;
  return new StreamableFile(bytes, { type: mediaType, disposition, length: bytes.length });
}
