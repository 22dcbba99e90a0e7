import { decodePDFRawStream, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';

/** Files inside a PDF, by name. */
export async function attachmentsOf(pdf: Buffer): Promise<Map<string, Buffer>> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const found = new Map<string, Buffer>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('EF'))) continue;
    const stream = object.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'));
    if (stream instanceof PDFRawStream)
      found.set(wordsOf(object.lookup(PDFName.of('UF'))), Buffer.from(decodePDFRawStream(stream).decode()));
  }
  return found;
}

/** What is read to those who can't see a picture. */
export async function alternativesIn(pdf: Buffer): Promise<string[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict)) return [];
    const found: string[] = [];
    const look = (dict: PDFDict): void => {
      for (const [name, value] of dict.entries()) {
        if (name === PDFName.of('Alt')) found.push(wordsOf(value));
        if (value instanceof PDFDict) look(value);
      }
    };
    look(object);
    return found;
  });
}

const wordsOf = (value: unknown): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
