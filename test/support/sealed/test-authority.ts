import { createHash, randomBytes, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  Extension,
  ExtKeyUsage,
  RevokedCertificate,
  Time,
} from 'pkijs';
import { verificationEngine as engine } from '../../../src/verification/infrastructure/cms/verification-engine.js';

/** Somebody with a key and a certificate. */
export interface Identity {
  readonly key: webcrypto.CryptoKey;
  readonly certificate: Certificate;
  readonly der: Buffer;
  readonly sha256: string;
  /** Up to the root. */
  readonly chain: readonly Buffer[];
}

export interface IssueOptions {
  name: string;
  issuer?: Identity;
  authority?: boolean;
  from?: Date;
  to?: Date;
  /** Bits of KeyUsage; null leaves the extension out. */
  usage?: number[] | null;
  purposes?: string[];
  purposesCritical?: boolean;
  serial?: Buffer;
  /** Of its issuer's signature. */
  hash?: 'SHA-1' | 'SHA-256';
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };

/** A certificate for a new key, signed by `issuer` or by itself. */
export async function issue(options: IssueOptions): Promise<Identity> {
  const { name, issuer, from = new Date('2026-01-01T00:00:00Z'), to = new Date('2036-01-01T00:00:00Z') } = options;
  const keys = (await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const certificate = new Certificate();
  certificate.version = 2;
  const serial = options.serial ?? Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  certificate.serialNumber = new asn1js.Integer({ valueHex: Uint8Array.from(serial).buffer });
  certificate.subject.typesAndValues = named(name);
  certificate.issuer.typesAndValues = issuer?.certificate.subject.typesAndValues ?? named(name);
  certificate.notBefore = new Time({ value: from });
  certificate.notAfter = new Time({ value: to });
  certificate.extensions = extensionsOf(options);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as never, engine);
  await certificate.sign((issuer?.key ?? keys.privateKey) as never, options.hash ?? 'SHA-256', engine);
  const der = Buffer.from(certificate.toSchema(true).toBER());
  const sha256 = createHash('sha256').update(der).digest('hex');
  return { key: keys.privateKey, certificate, der, sha256, chain: issuer ? [issuer.der, ...issuer.chain] : [] };
}

const named = (name: string): AttributeTypeAndValue[] => [
  new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: name }) }),
];

function extensionsOf({ authority = false, usage = authority ? [5, 6] : [0, 1], ...rest }: IssueOptions): Extension[] {
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER() });
  const bits = (usage ?? []).reduce((byte, bit) => byte | (128 >> bit), 0);
  return [
    extension('2.5.29.19', true, new BasicConstraints({ cA: authority }).toSchema()),
    ...(usage ? [extension('2.5.29.15', true, new asn1js.BitString({ valueHex: Uint8Array.of(bits).buffer }))] : []),
    ...(rest.purposes
      ? [
          extension(
            '2.5.29.37',
            rest.purposesCritical ?? false,
            new ExtKeyUsage({ keyPurposes: rest.purposes }).toSchema(),
          ),
        ]
      : []),
  ];
}

/** The list by which an authority revokes certificates. */
export async function revocationList(authority: Identity, revoked: readonly Identity[], at: Date): Promise<Buffer> {
  const crl = new CertificateRevocationList();
  crl.version = 1;
  crl.issuer.typesAndValues = authority.certificate.subject.typesAndValues;
  crl.thisUpdate = new Time({ value: at });
  crl.revokedCertificates = revoked.map(
    ({ certificate }) =>
      new RevokedCertificate({ userCertificate: certificate.serialNumber, revocationDate: new Time({ value: at }) }),
  );
  await crl.sign(authority.key as never, 'SHA-256', engine);
  return Buffer.from(crl.toSchema(true).toBER());
}
