import { ParseSpeeds, PDFDocument } from 'pdf-lib';
import { enterChild } from './child-entry.mjs';

enterChild(async (bytes) => {
  try {
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      parseSpeed: ParseSpeeds.Fastest,
      updateMetadata: false,
    });
    if (document.isEncrypted) return { refusal: 'encrypted' };
    const pages = document.getPages().length;
    return pages > 0 ? { pages } : { refusal: 'malformed' };
  } catch {
    // Encrypted objects can't even be parsed; only the trailer, which is never encrypted, tells them from damaged ones.
    return { refusal: Buffer.from(bytes).includes('/Encrypt') ? 'encrypted' : 'malformed' };
  }
});
