import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core';
import type { SealField } from '../../domain/seal-field.js';
import { sealNames } from './seal-names.js';
import { rangePlaceholder } from './signature-placeholder.js';

/**
 * The same bytes, and behind them an increment with room for one more seal in its field. The library's own way of signing
 * isn't used: it puts a signing-time into the signature, which PAdES forbids, and takes any text for its own room.
 */
export async function withSealRoom(pdf: Uint8Array, field: SealField, contents: string, at: Date): Promise<Uint8Array> {
  const document = await PDF.load(Uint8Array.from(pdf));
  const blocker = document.canSaveIncrementally();
  if (blocker) throw new Error(`A further seal would rewrite the document: ${blocker}`);
  const there = document
    .getForm()
    ?.getSignatureFields()
    .find(({ name }) => name === field);
  if (!there) throw new Error(`The document has no field ${field}`);
  if (there.isSigned()) throw new Error(`The document has its ${field} already`);
  there.getDict().set('V', document.register(signature(field, contents, at)));
  const sealed = await document.save({ incremental: true });
  if (!Buffer.from(sealed.buffer, sealed.byteOffset, pdf.length).equals(pdf)) {
    throw new Error('A further seal changed the bytes before it');
  }
  return sealed;
}

function signature(field: SealField, contents: string, at: Date): PdfDict {
  const { name, reason } = sealNames[field];
  return PdfDict.of({
    Type: PdfName.of('Sig'),
    Filter: PdfName.of('Adobe.PPKLite'),
    SubFilter: PdfName.of('ETSI.CAdES.detached'),
    ByteRange: new PdfArray(rangePlaceholder.map((number) => PdfNumber.of(number))),
    Contents: PdfString.fromHex(contents),
    M: PdfString.fromString(pdfDate(at)),
    Name: PdfString.fromString(name),
    Reason: PdfString.fromString(reason),
  });
}

const pdfDate = (at: Date): string => `D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
