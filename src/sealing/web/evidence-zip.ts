import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { EvidencePackage } from '../application/evidence/evidence-package.js';

/**
 * As a stream: one file after the other, each fetched when its turn comes. Dates and order follow from the evidence, so that
 * the same evidence is the same file. A file that can't be fetched breaks the stream, so that nobody takes half for whole.
 */
export function zipOf({ reference, at, files }: EvidencePackage): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as unknown as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  for (const { path, executable, bytes } of files) {
    const options = { mtime: new Date(at), mode: executable ? 0o100755 : 0o100644, compress: !path.endsWith('.pdf') };
    zip.addReadStreamLazy(`${evidenceName(reference)}/${path}`, options, (done) => {
      bytes().then(
        (content) => done(null, Readable.from([content])),
        (error: unknown) => done(error, Readable.from([])),
      );
    });
  }
  zip.end();
  return out;
}

export const evidenceName = (reference: string): string => `${reference}-evidence`;

export function sendEvidence(evidence: EvidencePackage, response: Response): StreamableFile {
  response.setHeader('Cache-Control', 'private, no-store');
  const disposition = `attachment; filename="${evidenceName(evidence.reference)}.zip"`;
  return new StreamableFile(zipOf(evidence), { type: 'application/zip', disposition });
}
