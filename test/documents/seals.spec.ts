import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SealKey } from '../../src/sealing/application/seal-keys.js';
import { TimeStampUnavailable } from '../../src/sealing/application/time-stamp-unavailable.js';
import { PdfDocumentSealer } from '../../src/sealing/infrastructure/pdf/pdf-document-sealer.js';
import { HttpTimeStampAuthority } from '../../src/sealing/infrastructure/time-stamps/http-time-stamp-authority.js';
import { NoTimeStamps } from '../../src/sealing/infrastructure/time-stamps/no-time-stamps.js';
import { openKeyFile } from '../../src/platform/keys/open-key-file.js';
import { aPress } from '../support/a-press.js';
import { aSealAuthority, fingerprintOf, type SealAuthority, sealKeyOf } from '../support/a-seal-authority.js';
import { aTimeStampAuthority, type TestTimeStampAuthority } from '../support/a-time-stamp-authority.js';
import { anOriginal } from '../support/an-agreement.js';
import { preflightClassPath, toolPath } from '../support/external-tools.mjs';
import { aKeyFile } from '../support/key-files.js';
import { itNeeds } from '../support/pdf-text.js';
import { hasCertutil, inFolder, opensslCms, pdfsig, qpdfCheck, sealsIn } from '../support/seal-tools.js';

const press = aPress();
const sealer = new PdfDocumentSealer();
const none = new NoTimeStamps();
const at = new Date('2026-11-20T10:00:00Z');

let authority: SealAuthority;
let tsa: TestTimeStampAuthority;
let original: Buffer;
let keys: [SealKey, SealKey, SealKey];
let sealed: { certified: Buffer; once: Buffer; twice: Buffer };

beforeAll(async () => {
  [authority, tsa] = [await aSealAuthority(), await aTimeStampAuthority()];
  keys = [await authority.key('The registry'), await authority.key('Saint Paul'), await authority.key('Nagasaki')];
  original = (await press.renderer.render(anOriginal())).bytes;
  sealed = await sealAll(original);
}, 60_000);
afterAll(async () => {
  await Promise.all([press.close(), tsa.close()]);
});

async function sealAll(pdf: Buffer, stamp = none as NoTimeStamps | HttpTimeStampAuthority, [one, two, three] = keys) {
  const certified = await sealer.certify(pdf, one, at, stamp);
  const once = await sealer.seal(certified, 'InitiatorSeal', two, at, stamp);
  return { certified, once, twice: await sealer.seal(once, 'CounterpartSeal', three, at, stamp) };
}

const signerIn = (cms: Buffer): pkijs.SignerInfo => {
  const { content } = pkijs.ContentInfo.fromBER(Uint8Array.from(cms).buffer);
  const [signer] = new pkijs.SignedData({ schema: content }).signerInfos;
  if (!signer) throw new Error('nobody signed');
  return signer;
};
const attributesOf = (cms: Buffer) => signerIn(cms).signedAttrs?.attributes ?? [];

describe('A sealed document', () => {
  it('has three seals that openssl accepts with the authority, and refuses with a look-alike', async () => {
    const stranger = await aSealAuthority();
    for (const seal of sealsIn(sealed.twice)) {
      expect(opensslCms(seal, authority.certificate)).toBe('CAdES Verification successful');
      expect(opensslCms(seal, stranger.certificate)).toMatch(/verify error|Verification failure/);
    }
    expect(sealsIn(sealed.twice)).toHaveLength(3);
  });

  itNeeds(
    hasCertutil && toolPath('pdfsig') !== undefined,
    'certutil of libnss3-tools or pdfsig of poppler-utils is not installed',
    'is valid and trusted for pdfsig, seal by seal, and the last one covers all of it',
    async () => {
      const said = pdfsig(sealed.twice, authority.certificate);
      expect(said.match(/Signature is Valid/g)).toHaveLength(3);
      expect(said.match(/Certificate is Trusted/g)).toHaveLength(3);
      expect(said.match(/ETSI\.CAdES\.detached/g)).toHaveLength(3);
      expect(said.match(/Field Name: (\w+)/g)?.map((line) => line.slice(12))).toEqual([
        'RegistrySeal',
        'InitiatorSeal',
        'CounterpartSeal',
      ]);
      expect(said.slice(said.indexOf('CounterpartSeal'))).toContain('Total document signed');
    },
  );

  itNeeds(toolPath('qpdf') !== undefined, 'qpdf is not installed', 'is sound for qpdf after each seal', async () => {
    for (const pdf of Object.values(sealed)) {
      expect(qpdfCheck(pdf)).toMatch(/^0 [\s\S]*No syntax or stream encoding errors/);
    }
  });

  it('grows by each seal, which leaves what was there as it was and adds two objects', () => {
    const { certified, once, twice } = sealed;
    expect(once.subarray(0, certified.length).equals(certified)).toBe(true);
    expect(twice.subarray(0, once.length).equals(once)).toBe(true);
    for (const added of [once.subarray(certified.length), twice.subarray(once.length)]) {
      expect(added.toString('latin1').match(/^\d+ 0 obj$/gm)).toHaveLength(2);
    }
  });

  it('binds each certificate by its hash, tells no time inside a signature, and is written in DER', () => {
    sealsIn(sealed.twice).forEach(({ cms, covered }, index) => {
      const types = attributesOf(cms).map(({ type }) => type);
      expect(types).toEqual(['1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4', '1.2.840.113549.1.9.16.2.47']);
      const hex = cms.toString('hex');
      expect(hex).toContain(createHash('sha256').update(covered).digest('hex'));
      expect(hex).toContain(fingerprintOf(keys[index]?.signer.certificate ?? Buffer.of()));
      expect(Buffer.from(asn1js.fromBER(Uint8Array.from(cms).buffer).result.toBER()).equals(cms)).toBe(true);
    });
  });

  it('is still a tagged PDF/A-3a for whoever asks its metadata', () => {
    const text = sealed.twice.toString('latin1');
    for (const mark of ['<pdfaid:part>3', '<pdfaid:conformance>A', '/StructTreeRoot', '/Marked true']) {
      expect(text).toContain(mark);
    }
    expect(text.match(/\/Rect \[ ?0 0 0 0 ?\]/g)?.length).toBeGreaterThanOrEqual(3);
  });

  itNeeds(
    preflightClassPath() !== undefined && toolPath('java') !== undefined,
    'PDFBox’s preflight is not installed',
    'is valid for PDFBox’s preflight, sealed as the PDF/A-1b that it can check',
    async () => {
      const sheet = press.renderer.sheetFor(anOriginal());
      const data = { ...sheet.data, bookmarks: false };
      const { bytes } = await press.typesetter.typeset({ ...sheet, data, standard: 'a-1b' });
      const { twice } = await sealAll(bytes);
      const said = inFolder((folder) => {
        writeFileSync(path.join(folder, 'sealed.pdf'), twice);
        const main = ['-cp', preflightClassPath() ?? '', 'org.apache.pdfbox.preflight.Validator_A1b', 'sealed.pdf'];
        return spawnSync('java', main, { cwd: folder, encoding: 'utf8' }).stdout;
      });
      expect(said).toContain('is a valid PDF/A-1b file');
    },
    60_000,
  );

  it('is not opened by words that look like the room for a signature', async () => {
    const words = 'Friends of /ByteRange [0 /********** /********** /**********] /Contents <00>';
    const { bytes } = await press.renderer.render(anOriginal({ reference: words }));
    expect(bytes.toString('latin1')).toContain('/ByteRange [0 /**********');
    const { twice } = await sealAll(bytes);
    for (const seal of sealsIn(twice).slice(-3)) {
      expect(opensslCms(seal, authority.certificate)).toBe('CAdES Verification successful');
    }
  });

  it('is refused a seal that it has, a field that it lacks, and a second certification', async () => {
    const [one, two] = keys;
    await expect(sealer.seal(sealed.once, 'InitiatorSeal', two, at, none)).rejects.toThrow('InitiatorSeal already');
    await expect(sealer.seal(original, 'InitiatorSeal', two, at, none)).rejects.toThrow('no field InitiatorSeal');
    await expect(sealer.certify(sealed.certified, one, at, none)).rejects.toThrow('has a form already');
  });

  it.each(['rsa:2048', 'secp384r1'])('can be sealed with a key of %s from a file', async (key) => {
    const brought = sealKeyOf(await openKeyFile(aKeyFile({ key }), 'opens it'));
    const pdf = await sealer.seal(sealed.certified, 'InitiatorSeal', brought, at, none);
    const seal = sealsIn(pdf)[1];
    if (!seal) throw new Error('the seal is missing');
    expect(opensslCms(seal, brought.signer.certificate)).toBe('CAdES Verification successful');
  });
});

describe('With a time-stamp authority', () => {
  const stamps = () => new HttpTimeStampAuthority({ url: tsa.url, timeoutMs: 2_000 });

  it('every seal carries a time stamp over its signature, which openssl accepts', async () => {
    const { twice } = await sealAll(original, stamps());
    for (const seal of sealsIn(twice)) {
      expect(opensslCms(seal, authority.certificate)).toBe('CAdES Verification successful');
      expect(stampSaid(seal.cms)).toContain('Verification: OK');
    }
    expect(sealsIn(twice)).toHaveLength(3);
  });

  it('that is away no seal is made, of whatever level', async () => {
    tsa.answerWith((_request, response) => response.writeHead(503).end());
    const [one, two] = keys;
    await expect(sealer.certify(original, one, at, stamps())).rejects.toThrow(TimeStampUnavailable);
    await expect(sealer.seal(sealed.certified, 'InitiatorSeal', two, at, stamps())).rejects.toThrow(
      TimeStampUnavailable,
    );
    tsa.answerWith(null);
  });

  it('whose time stamp is longer than a seal has room for, no seal is made, and the incident says so', async () => {
    const long = { level: 'B-T', stamp: async () => Buffer.alloc(20_001) } as const;
    await expect(sealer.certify(original, keys[0], at, long)).rejects.toMatchObject({
      code: 'sealing.time-stamp-unavailable',
      detail: 'its time stamp has 20,001 bytes, and a seal has room for 20,000',
    });
    const octets = Buffer.concat([Buffer.of(4, 0x82, (20_000 - 4) >> 8, (20_000 - 4) & 255), Buffer.alloc(20_000 - 4)]);
    const longest = { level: 'B-T', stamp: async () => octets } as const;
    expect((await sealer.certify(original, keys[0], at, longest)).length).toBeGreaterThan(original.length);
  });

  /** The token of a seal, and what openssl says of it for the hash of the seal's signature. */
  function stampSaid(cms: Buffer): string {
    const { signature, unsignedAttrs } = signerIn(cms);
    const token = Buffer.from(unsignedAttrs?.attributes[0]?.values[0].toBER() ?? []);
    const digest = createHash('sha256').update(signature.valueBlock.valueHexView).digest('hex');
    return inFolder((folder) => {
      writeFileSync(path.join(folder, 'token'), token);
      writeFileSync(path.join(folder, 'root.pem'), tsa.root);
      const asked = ['ts', '-verify', '-digest', digest, '-token_in', '-in', 'token', '-CAfile', 'root.pem'];
      return spawnSync('openssl', asked, { cwd: folder, encoding: 'utf8' }).stdout;
    });
  }
});
