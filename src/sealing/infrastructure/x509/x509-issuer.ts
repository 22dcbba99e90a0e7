import { createPrivateKey, generateKeyPair, randomBytes, sign as signNow } from 'node:crypto';
import { promisify } from 'node:util';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { KeyPair } from '../../../platform/keys/key-pair.js';
import {
  CertificateIssuer,
  type CertificateOrder,
  type ListOrder,
  type Validity,
} from '../../application/certificate-issuer.js';
import type { Signer } from '../../application/signer.js';
import type { CertificateSubject } from '../../domain/certificate-subject.js';
import { derOf, exactly, parseDer } from '../cms/der-bytes.js';
import { signatureAlgorithm } from '../cms/signature-algorithm.js';
import { authorityExtensions, authorityKey, listNumber, sealExtensions } from './certificate-extensions.js';
import { distinguishedName } from './distinguished-name.js';
import { timeOf } from './x509-time.js';

type SigningKey = Pick<Signer, 'algorithm' | 'sign'>;

const newKey = promisify(generateKeyPair);

/** X.509 by pkijs' structures; whatever is signed is signed by a `Signer`. */
export class X509Issuer extends CertificateIssuer {
  async makeAuthority(subject: CertificateSubject, validity: Validity): Promise<KeyPair> {
    const { publicKey, privateKey } = await aKey();
    const name = distinguishedName(subject);
    const certificate = unsigned(name, name, publicKey, validity);
    certificate.extensions = authorityExtensions(publicKey);
    return { certificate: await signed(certificate, selfSigning(privateKey)), chain: [], privateKey };
  }

  async issue({ subject, authority, addresses, ...validity }: CertificateOrder): Promise<KeyPair> {
    const { publicKey, privateKey } = await aKey();
    const issuer = pkijs.Certificate.fromBER(exactly(authority.certificate));
    const certificate = unsigned(distinguishedName(subject), issuer.subject, publicKey, validity);
    certificate.extensions = sealExtensions(publicKey, issuer, addresses);
    const chain = [authority.certificate, ...authority.chain];
    return { certificate: await signed(certificate, authority), chain, privateKey };
  }

  async revocationList({ authority, number, thisUpdate, nextUpdate, revoked }: ListOrder): Promise<Uint8Array> {
    const issuer = pkijs.Certificate.fromBER(exactly(authority.certificate));
    const list = new pkijs.CertificateRevocationList({
      version: 1,
      issuer: issuer.subject,
      thisUpdate: timeOf(thisUpdate),
      nextUpdate: timeOf(nextUpdate),
    });
    list.crlExtensions = new pkijs.Extensions({ extensions: [authorityKey(issuer), listNumber(number)] });
    // an empty sequence of revoked certificates is left out altogether
    if (revoked.length > 0) {
      list.revokedCertificates = revoked.map(({ certificate, at }) => {
        const { serialNumber } = pkijs.Certificate.fromBER(exactly(certificate));
        return new pkijs.RevokedCertificate({ userCertificate: serialNumber, revocationDate: timeOf(at) });
      });
    }
    return signed(list, authority);
  }
}

async function aKey(): Promise<{ publicKey: pkijs.PublicKeyInfo; privateKey: Buffer }> {
  const { publicKey, privateKey } = await newKey('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return { publicKey: new pkijs.PublicKeyInfo({ schema: parseDer(publicKey) }), privateKey };
}

/** A key that has no certificate yet. */
function selfSigning(privateKey: Buffer): SigningKey {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return { algorithm: 'ecdsa', sign: async (data) => signNow('sha256', data, key) };
}

function unsigned(
  subject: pkijs.RelativeDistinguishedNames,
  issuer: pkijs.RelativeDistinguishedNames,
  subjectPublicKeyInfo: pkijs.PublicKeyInfo,
  { notBefore, notAfter }: Validity,
): pkijs.Certificate {
  const certificate = new pkijs.Certificate({ version: 2, subject, issuer, subjectPublicKeyInfo });
  certificate.serialNumber = serialNumber();
  certificate.notBefore = timeOf(notBefore);
  certificate.notAfter = timeOf(notAfter);
  return certificate;
}

/** Positive, and never with a leading zero: the first two bits are 01. */
function serialNumber(): asn1js.Integer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return new asn1js.Integer({ valueHex: exactly(bytes) });
}

async function signed(
  document: pkijs.Certificate | pkijs.CertificateRevocationList,
  signer: SigningKey,
): Promise<Buffer> {
  document.signature = signatureAlgorithm(signer.algorithm);
  document.signatureAlgorithm = signatureAlgorithm(signer.algorithm);
  const content = derOf(document.toSchema(true).valueBlock.value[0] as asn1js.BaseBlock);
  const signature = new asn1js.BitString({ valueHex: exactly(await signer.sign(content)) });
  const parts = [parseDer(content), document.signatureAlgorithm.toSchema(), signature];
  return derOf(new asn1js.Sequence({ value: parts }));
}
