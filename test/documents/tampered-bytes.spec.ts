import { PDFDocument } from 'pdf-lib';
import {
  counterpartSeals,
  drawn,
  type Forgeries,
  refusedForgeries,
  replaced,
  revisionEnds,
  withLastSeal,
} from '../support/sealed/forgeries.js';
import { appendRevision, lastTable, stream } from '../support/sealed/raw-pdf.js';

const bytesChanged: Forgeries = [
  ['a bit flipped in what is drawn', (_, pdf) => replaced(pdf, '300 300 l', '300 301 l'), 'seal.content-changed'],
  [
    'a bit flipped in the time that a seal claims',
    (_, pdf) => replaced(pdf, '(D:20260312', '(D:20260313'),
    'seal.content-changed',
  ],
  [
    'a bit flipped in a signature',
    (_, pdf) => {
      const contents = pdf.lastIndexOf('/Contents <') + 11;
      const end = pdf.indexOf('0'.repeat(200), contents);
      const out = Buffer.from(pdf);
      const at = end - 9;
      out.write(out[at] === 0x61 ? 'b' : 'a', at, 'latin1');
      return out;
    },
    'seal.signature',
  ],
  ['something behind the zeros of a signature', (_, pdf) => replaced(pdf, '00000000>', '00000001>', true), 'seal.form'],
  ['words appended', (_, pdf) => Buffer.concat([pdf, Buffer.from('P.S. and more')]), 'file.appended'],
  ['white space appended', (_, pdf) => Buffer.concat([pdf, Buffer.from('\n\n')]), 'file.appended'],
  ['a second %%EOF appended', (_, pdf) => Buffer.concat([pdf, Buffer.from('startxref\n0\n%%EOF\n')]), 'file.appended'],
  ['garbage before the header', (_, pdf) => Buffer.concat([Buffer.from('MZ\n'), pdf]), 'file.before-header'],
  ['its end cut off', (_, pdf) => pdf.subarray(0, -20), 'file.incomplete'],
  ['truncated to the first seal', (_, pdf) => pdf.subarray(0, revisionEnds(pdf)[0]), 'seals.missing'],
  ['truncated to the second seal', (_, pdf) => pdf.subarray(0, revisionEnds(pdf)[1]), 'seals.missing'],
  [
    'written anew by another program',
    async (_, pdf) => Buffer.from(await (await PDFDocument.load(pdf)).save({ useObjectStreams: false })),
    'structure.rewritten',
  ],
  [
    'written anew with packed objects',
    async (_, pdf) => Buffer.from(await (await PDFDocument.load(pdf)).save()),
    'seals.none',
  ],
];

const rangesChanged: Forgeries = [
  ['no contents (USF)', (_, pdf) => replacedLong(pdf, '<>'), 'seal.contents'],
  ['a null for contents (USF)', (_, pdf) => replacedLong(pdf, 'null'), 'seal.contents'],
  ['white space in its contents', (_, pdf) => replaced(pdf, '00000000>', '00 00000>', true), 'seal.contents'],
  ['contents written as text', (_, pdf) => pdfWithLiteralContents(pdf), 'seal.contents'],
  ...['[0 0 0 0]', '[0 -1 5 5]', 'null', '[0 10]', '[1 2 3 4]', '[0 10 999999 5]', '[]'].map(
    (range): Forgeries[number] => [
      `the range ${range} (USF)`,
      (_, pdf) => {
        const at = pdf.lastIndexOf('/ByteRange [');
        const end = pdf.indexOf(']', at) + 1;
        return replaced(pdf, pdf.toString('latin1', at, end), `/ByteRange ${range}`.padEnd(end - at), true);
      },
      'seal.byte-range',
    ],
  ),
  ['a hole beside the contents (SWA)', counterpartSeals({ hole: 12 }), 'seal.byte-range'],
  ['a last seal that stops before the end', counterpartSeals({ short: 20 }), 'seal.not-whole'],
  [
    'a first seal that stops before the end of its revision',
    withLastSeal({ registry: { short: 20 } }),
    'seal.not-whole',
  ],
  [
    'a copy of the last revision behind it (ISA)',
    (_, pdf) => Buffer.concat([pdf, pdf.subarray(revisionEnds(pdf)[1])]),
    'structure.table',
  ],
  [
    'objects behind it without a table (ISA)',
    (_, pdf) => Buffer.concat([pdf, Buffer.from('4 0 obj\n(x)\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')]),
    'file.malformed',
  ],
  [
    'a revision with a copied signature (ISA)',
    (_, pdf) => {
      const copy = pdf.toString('latin1', pdf.lastIndexOf('104 0 obj') + 10, pdf.lastIndexOf('endobj\n105 0 obj'));
      return appendRevision(pdf, {
        objects: new Map([
          [4, drawn],
          [104, Buffer.from(copy, 'latin1')],
        ]),
        root: 1,
        size: 200,
      });
    },
    'changes.content',
  ],
];

/** Puts something short in place of the contents, padded, so that nothing moves. */
function replacedLong(pdf: Buffer, contents: string): Buffer {
  const at = pdf.lastIndexOf('/Contents <') + 10;
  const end = pdf.indexOf('>', at) + 1;
  const out = Buffer.from(pdf);
  out.write(contents.padEnd(end - at), at, 'latin1');
  return out;
}

function pdfWithLiteralContents(pdf: Buffer): Buffer {
  const at = pdf.lastIndexOf('/Contents <') + 10;
  const end = pdf.indexOf('>', at);
  const out = Buffer.from(pdf);
  out.write('(', at, 'latin1');
  out.write(')', end, 'latin1');
  return out;
}

const structures: Forgeries = [
  ['a table that leads elsewhere', (_, pdf) => replaced(pdf, '00000 n \n', '00001 n \n'), 'structure.table'],
  [
    'an object that no table lists',
    withLastSeal({ counterpart: { before: (pdf) => unlisted(pdf) } }),
    'structure.table',
  ],
  [
    'a /Prev that leads to itself',
    (_, pdf) =>
      replaced(pdf, `/Prev ${lastTable(pdf.subarray(0, revisionEnds(pdf)[1]))}`, `/Prev ${lastTable(pdf)}`, true),
    'structure.table',
  ],
  [
    'a hybrid table',
    (_, pdf) => appendRevision(pdf, { objects: new Map([[4, drawn]]), root: 1, size: 200, trailer: '/XRefStm 15' }),
    'structure.hidden-objects',
  ],
  [
    'a packed set of objects',
    (_, pdf) =>
      appendRevision(pdf, {
        objects: new Map([[99, stream('/Type /ObjStm /N 1 /First 4', Buffer.from('4 0 (x)'))]]),
        root: 1,
        size: 200,
      }),
    'structure.hidden-objects',
  ],
  [
    'another root',
    (_, pdf) => appendRevision(pdf, { objects: new Map([[99, '<< /Type /Catalog >>']]), root: 99, size: 200 }),
    'structure.table',
  ],
  [
    'encryption',
    (_, pdf) =>
      appendRevision(pdf, {
        objects: new Map([[4, drawn]]),
        root: 1,
        size: 200,
        trailer: '/Encrypt << /Filter /Standard >>',
      }),
    'file.encrypted',
  ],
  ['a key said twice', withLastSeal({ counterpart: { entries: '/Reason (a) /Reason (b)' } }), 'structure.objects'],
];

function unlisted(pdf: Buffer): Buffer {
  const table = lastTable(pdf);
  const hidden = Buffer.from('4 0 obj\n(hidden)\nendobj\n');
  const moved = Buffer.concat([pdf.subarray(0, table), hidden, pdf.subarray(table)]);
  const at = moved.lastIndexOf(`startxref\n${table}`);
  return Buffer.concat([moved.subarray(0, at), Buffer.from(`startxref\n${table + hidden.length}\n%%EOF\n`)]);
}

refusedForgeries([
  ['bytes', bytesChanged],
  ['what a signature covers', rangesChanged],
  ['the structure', structures],
]);
