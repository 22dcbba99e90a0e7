import { type PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import { registryField, type SealField, sealFields } from '../../domain/seal-field.js';
import { rangePlaceholder } from './signature-placeholder.js';
import { sealNames } from './seal-names.js';

interface Shown {
  readonly appearance: PDFRef;
  readonly value: PDFRef | null;
}

/** Printed, and locked against moving: PDF/A wants the first, and nothing that it could hide. */
const printedAndLocked = 132;
/** There are signatures, and the file may only be added to. */
const signaturesExistAndAppendOnly = 3;
/** DocMDP: filling in forms and signing are allowed, nothing else. */
const onlySigning = 2;

/**
 * The document with its three signature fields, of which the registry's has room for the certification. The other two are
 * there from the start, so that sealing them later changes nothing but their value. No field has a size: seals are
 * explained by the certificate page. The empty appearance is what checkers of PDF/A ask of every field.
 */
export async function withCertificationRoom(pdf: Uint8Array, contents: string, at: Date): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  if (document.catalog.has(PDFName.of('AcroForm'))) throw new Error('The document has a form already');
  const certification = addCertification(document, contents, at);
  const appearance = document.context.register(document.context.formXObject([], { BBox: [0, 0, 0, 0], Resources: {} }));
  const fields = sealFields.map((field) =>
    addField(document, field, { appearance, value: field === registryField ? certification : null }),
  );
  const form = { SigFlags: signaturesExistAndAppendOnly, Fields: fields };
  document.catalog.set(PDFName.of('AcroForm'), document.context.register(document.context.obj(form)));
  document.catalog.set(PDFName.of('Perms'), document.context.obj({ DocMDP: certification }));
  return document.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}

function addCertification({ context }: PDFDocument, contents: string, at: Date): PDFRef {
  const { name, reason } = sealNames[registryField];
  const parameters = { Type: 'TransformParams', V: '1.2', P: onlySigning };
  const dictionary: PDFDict = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [...rangePlaceholder],
    Contents: PDFHexString.of(contents),
    M: PDFString.fromDate(at),
    Name: PDFHexString.fromText(name),
    Reason: PDFHexString.fromText(reason),
    Reference: [{ Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams: parameters }],
  });
  return context.register(dictionary);
}

function addField(document: PDFDocument, field: SealField, { appearance, value }: Shown): PDFRef {
  const page = document.getPage(0);
  const widget = document.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of(field),
    TU: PDFHexString.fromText(sealNames[field].name),
    Rect: [0, 0, 0, 0],
    F: printedAndLocked,
    P: page.ref,
    AP: { N: appearance },
    ...(value && { V: value }),
  });
  const reference = document.context.register(widget);
  page.node.addAnnot(reference);
  return reference;
}
