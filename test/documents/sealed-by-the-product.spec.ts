import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFHexString } from 'pdf-lib';
import type { SealKey } from '../../src/sealing/application/seal-keys.js';
import type { TimeStampAuthority } from '../../src/sealing/application/time-stamp-authority.js';
import { PdfDocumentSealer } from '../../src/sealing/infrastructure/pdf/pdf-document-sealer.js';
import { HttpTimeStampAuthority } from '../../src/sealing/infrastructure/time-stamps/http-time-stamp-authority.js';
import { NoTimeStamps } from '../../src/sealing/infrastructure/time-stamps/no-time-stamps.js';
import type { ReasonCode } from '../../src/verification/domain/reasons.js';
import { type Verdict, verdictOf } from '../../src/verification/domain/verdict.js';
import { inspectDocument } from '../../src/verification/infrastructure/inspect-document.js';
import { aSealAuthority, fingerprintOf, type SealAuthority } from '../support/a-seal-authority.js';
import { aTimeStampAuthority, type TestTimeStampAuthority } from '../support/a-time-stamp-authority.js';
import { appendRevision, stream } from '../support/sealed/raw-pdf.js';
import { canonical, contentsOf } from '../support/sealed/sealed-contents.js';
import { codesOf } from '../support/sealed/sealed-world.js';
import { sealsIn } from '../support/seal-tools.js';

const sealer = new PdfDocumentSealer();
type Keys = Record<'registry' | 'initiator' | 'counterpart', SealKey>;

let authority: SealAuthority;
let tsa: TestTimeStampAuthority;
let keys: Keys;
let sealed: Buffer;

beforeAll(async () => {
  [authority, tsa] = [await aSealAuthority(), await aTimeStampAuthority()];
  keys = await keysOf(authority);
  sealed = await sealAll(keys, new NoTimeStamps());
}, 30_000);
afterAll(() => tsa?.close());

async function keysOf(issuer: SealAuthority): Promise<Keys> {
  const [registry, initiator, counterpart] = await Promise.all(['Registry', 'Saint Paul', 'Nagasaki'].map(issuer.key));
  return { registry, initiator, counterpart } as Keys;
}

/** With the product's own sealer, as the worker does it. */
async function sealAll({ registry, initiator, counterpart }: Keys, stamp: TimeStampAuthority): Promise<Buffer> {
  const at = new Date();
  const certified = await sealer.certify(await unsealed(stamp), registry, at, stamp);
  const once = await sealer.seal(certified, 'InitiatorSeal', initiator, at, stamp);
  return sealer.seal(once, 'CounterpartSeal', counterpart, at, stamp);

  async function unsealed({ level }: TimeStampAuthority): Promise<Uint8Array> {
    const sha256 = ({ signer }: SealKey) => ({ sha256: fingerprintOf(signer.certificate) });
    const identities = { registry: sha256(registry), initiator: sha256(initiator), counterpart: sha256(counterpart) };
    const { manifest, files } = contentsOf(identities as never);
    const document = await PDFDocument.create();
    document.addPage([300, 300]).drawText('We are friends.');
    for (const [name, bytes] of [...files, ['seals.json', canonical({ ...manifest, level })] as const])
      await document.attach(bytes, name);
    const id = PDFHexString.of('ab'.repeat(16));
    document.context.trailerInfo.ID = document.context.obj([id, id]);
    return document.save({ useObjectStreams: false });
  }
}

async function verdictOn(pdf: Buffer, trusted: readonly Uint8Array[] = [authority.certificate]): Promise<Verdict> {
  const inspection = await inspectDocument(pdf, { certificates: trusted, crls: [] });
  return verdictOf(inspection, { trust: 'named', register: null });
}

/** Where the revision of the nth seal ends. */
const endOf = (pdf: Buffer, seal: number): number => {
  const [, , second = 0, rest = 0] = sealsIn(pdf)[seal]?.range ?? [];
  return second + rest;
};

const changed = (pdf: Buffer, at: number): Buffer => {
  const out = Buffer.from(pdf);
  out[at] = (out[at] ?? 0) ^ 1;
  return out;
};

const root = (pdf: Buffer): number => Number(/\/Root (\d+) 0 R/.exec(pdf.toString('latin1'))?.[1]);

const attacks: [string, (pdf: Buffer) => Buffer, ReasonCode][] = [
  ['a bit flipped in its body', (pdf) => changed(pdf, pdf.indexOf('endstream') - 20), 'seal.content-changed'],
  ['a bit flipped in the time of a seal', (pdf) => changed(pdf, pdf.lastIndexOf('/M') + 16), 'seal.content-changed'],
  ['a bit flipped in a signature', (pdf) => changedSignature(pdf), 'seal.signature'],
  ['its last seal cut off', (pdf) => pdf.subarray(0, endOf(pdf, 1)), 'seals.missing'],
  ['both seals of the communities cut off', (pdf) => pdf.subarray(0, endOf(pdf, 0)), 'seals.missing'],
  ['garbage appended', (pdf) => Buffer.concat([pdf, Buffer.from('\nmore')]), 'file.appended'],
  [
    'text drawn in a further revision',
    (pdf) =>
      appendRevision(Buffer.concat([pdf, Buffer.from('\n')]), {
        objects: new Map([[4, stream('', Buffer.from('(x) Tj'))]]),
        root: root(pdf),
        size: 500,
      }),
    'changes.unsealed',
  ],
];

/** In the signature's value, which is the last thing in the CMS. */
function changedSignature(pdf: Buffer): Buffer {
  const [last] = sealsIn(pdf).slice(-1);
  const [, start = 0] = last?.range ?? [];
  const end = start + 1 + 2 * (last?.cms.length ?? 0);
  const out = Buffer.from(pdf);
  out.write(out.toString('latin1', end - 1, end) === '0' ? '1' : '0', end - 1, 'latin1');
  return out;
}

describe('What the product seals', () => {
  it('is accepted by whoever trusts its authority', async () => {
    expect(codesOf(await verdictOn(sealed))).toEqual([]);
  });

  it.each(attacks)('is refused with %s', async (_, attack, reason) => {
    const verdict = await verdictOn(attack(sealed));
    expect([verdict.outcome, codesOf(verdict)[0]]).toEqual(['refused', reason]);
  });

  it('is refused when another authority of the same name issued the certificates', async () => {
    const lookalike = await sealAll(await keysOf(await aSealAuthority()), new NoTimeStamps());
    expect(codesOf(await verdictOn(lookalike))).toEqual([
      'issuer.not-trusted',
      'issuer.not-trusted',
      'issuer.not-trusted',
    ]);
  });

  it('carries time stamps of an authority, which is named', async () => {
    const stamped = await sealAll(keys, new HttpTimeStampAuthority({ url: tsa.url }));
    const unknown = await verdictOn(stamped);
    expect([codesOf(unknown), unknown.notes, unknown.document?.level]).toEqual([[], ['stamp-issuer-unknown'], 'B-T']);
    const known = await verdictOn(stamped, [authority.certificate, new X509Certificate(tsa.root).raw]);
    expect([known.notes, known.seals.every(({ timeStamp }) => timeStamp?.trusted)]).toEqual([[], true]);
  });
});
