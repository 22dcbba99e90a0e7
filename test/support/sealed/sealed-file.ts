import { deflateSync } from 'node:zlib';
import { type Contents, canonical } from './sealed-contents.js';
import {
  appendRevision,
  contentsPlaceholder,
  fillContents,
  fillRange,
  type RawObjects,
  rangePlaceholder,
  stream,
} from './raw-pdf.js';
import type { Identity } from './test-authority.js';
import { type CmsOptions, cms } from './test-cms.js';

export const sealedAt = new Date('2026-03-12T08:00:00.000Z');

export interface SealOptions extends CmsOptions {
  at?: Date;
  /** More entries of the signature's dictionary. */
  entries?: string;
  /** In place of the field's usual entries behind its name and value. */
  widget?: string;
  /** Objects that come with it. */
  objects?: RawObjects;
  /** Changes the bytes before they are signed. */
  before?: (pdf: Buffer) => Buffer;
  /** Bytes behind the contents that the signature leaves uncovered. */
  hole?: number;
  /** Bytes at the end that it leaves uncovered. */
  short?: number;
}

const docMdp = (level: number) =>
  `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P ${level} >> >>]`;

const pdfDate = (at: Date): string => `D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;

const signature = ({ at = sealedAt, entries = '' }: SealOptions): string =>
  `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${rangePlaceholder} ${contentsPlaceholder} /M (${pdfDate(at)}) ${entries} >>`;

const widgetOf = (field: string, seal: number, more = '/Rect [0 0 0 0]'): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${field}) /V ${seal} 0 R /F 132 /P 3 0 R ${more} >>`;

const catalog = (fields: readonly number[], more: string): string =>
  `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 10 0 R >> /AcroForm << /SigFlags 3 /Fields [${fields.map((each) => `${each} 0 R`).join(' ')}] >> /Perms << /DocMDP 6 0 R >> ${more} >>`;

export interface CertifyOptions extends SealOptions {
  level?: number;
  /** More entries of the catalog. */
  catalog?: string;
  permissions?: string;
}

/** The first revision: a page, the attachments, the registry's certification. */
export async function certified(contents: Contents, registry: Identity, options: CertifyOptions = {}): Promise<Buffer> {
  const files = new Map([...contents.files, ['seals.json', canonical(contents.manifest)]]);
  const names = [...files.keys()].sort();
  const objects = new Map<number, string | Buffer>([
    [1, catalog([7], options.catalog ?? '')],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << >> /Annots [7 0 R] >>'],
    [4, stream('', Buffer.from('0 0 m 300 300 l S'))],
    [6, signature({ ...options, entries: `${docMdp(options.level ?? 2)} ${options.entries ?? ''}` })],
    [7, widgetOf('RegistrySeal', 6, options.widget)],
    [10, `<< /Names [${names.map((name, at) => `(${name}) ${20 + 2 * at} 0 R`).join(' ')}] >>`],
  ]);
  for (const [at, name] of names.entries()) {
    const number = 20 + 2 * at;
    objects.set(number, `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${number + 1} 0 R >> >>`);
    objects.set(number + 1, stream('/Type /EmbeddedFile /Filter /FlateDecode', deflateSync(files.get(name) ?? '')));
  }
  for (const [number, content] of options.objects ?? []) objects.set(number, content);
  const size = Math.max(...objects.keys()) + 1;
  return signed(appendRevision(null, { objects, root: 1, size }), registry, options);
}

/** Fills in the last placeholder of a file. */
export async function signed(pdf: Buffer, signer: Identity, options: SealOptions = {}): Promise<Buffer> {
  const { pdf: ready, covered, start } = fillRange(options.before?.(pdf) ?? pdf, options.hole, options.short);
  return fillContents(ready, start, await cms(covered, signer, options));
}

/** How many seals there are, counted by their fields. */
const sealsIn = (pdf: Buffer): number => pdf.toString('latin1').split('/FT /Sig').length - 1;

/** One more seal in a revision of its own. */
export async function sealed(pdf: Buffer, field: string, signer: Identity, options: SealOptions = {}): Promise<Buffer> {
  const at = sealsIn(pdf);
  const seal = 100 + 2 * at;
  const fields = [7, ...Array.from({ length: at }, (_, each) => 103 + 2 * each)];
  const objects = new Map<number, string | Buffer>([
    [1, catalog(fields, '')],
    [seal, signature(options)],
    [seal + 1, widgetOf(field, seal, options.widget)],
    ...(options.objects ?? []),
  ]);
  return signed(appendRevision(pdf, { objects, root: 1, size: seal + 2 }), signer, options);
}
