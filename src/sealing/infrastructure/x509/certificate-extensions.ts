import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { AuthorityAddresses } from '../../application/certificate-issuer.js';
import { derOf, octets } from '../cms/der-bytes.js';

const id = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  cRLNumber: '2.5.29.20',
  basicConstraints: '2.5.29.19',
  cRLDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  caIssuers: '1.3.6.1.5.5.7.48.2',
} as const;

/** The last bits of KeyUsage that are 0 aren't written. */
const signatureAndNonRepudiation = { byte: 0b1100_0000, unusedBits: 6 };
const certificatesAndLists = { byte: 0b0000_0110, unusedBits: 1 };
type Usage = { byte: number; unusedBits: number };

const extension = (extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical, extnValue: derOf(value).buffer as ArrayBuffer });

const keyUsage = ({ byte, unusedBits }: Usage): pkijs.Extension =>
  extension(id.keyUsage, true, new asn1js.BitString({ valueHex: Uint8Array.of(byte).buffer, unusedBits }));

/** As RFC 5280 4.2.1.2 (1) names a key. */
const keyIdentifier = (key: pkijs.PublicKeyInfo): Buffer =>
  createHash('sha1').update(key.subjectPublicKey.valueBlock.valueHexView).digest();

const subjectKey = (key: pkijs.PublicKeyInfo): pkijs.Extension =>
  extension(id.subjectKeyIdentifier, false, octets(keyIdentifier(key)));

export function authorityKey({ extensions = [], subjectPublicKeyInfo }: pkijs.Certificate): pkijs.Extension {
  const named = extensions.find(({ extnID }) => extnID === id.subjectKeyIdentifier)?.parsedValue;
  const identifier =
    named instanceof asn1js.OctetString
      ? Buffer.from(named.valueBlock.valueHexView)
      : keyIdentifier(subjectPublicKeyInfo);
  const value = new pkijs.AuthorityKeyIdentifier({ keyIdentifier: octets(identifier) });
  return extension(id.authorityKeyIdentifier, false, value.toSchema());
}

export const listNumber = (number: number): pkijs.Extension =>
  extension(id.cRLNumber, false, new asn1js.Integer({ value: number }));

/** It may issue certificates of keys, and no further authorities. */
export const authorityExtensions = (key: pkijs.PublicKeyInfo): pkijs.Extension[] => [
  extension(id.basicConstraints, true, new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
  keyUsage(certificatesAndLists),
  subjectKey(key),
];

export const sealExtensions = (
  key: pkijs.PublicKeyInfo,
  authority: pkijs.Certificate,
  addresses: AuthorityAddresses,
): pkijs.Extension[] => [
  extension(id.basicConstraints, true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
  keyUsage(signatureAndNonRepudiation),
  subjectKey(key),
  authorityKey(authority),
  extension(id.cRLDistributionPoints, false, distributionPoints(addresses.revocationList)),
  extension(id.authorityInfoAccess, false, informationAccess(addresses.certificate)),
];

const address = (value: string): pkijs.GeneralName => new pkijs.GeneralName({ type: 6, value });

const distributionPoints = (list: string): asn1js.BaseBlock =>
  new pkijs.CRLDistributionPoints({
    distributionPoints: [new pkijs.DistributionPoint({ distributionPoint: [address(list)] })],
  }).toSchema();

const informationAccess = (certificate: string): asn1js.BaseBlock =>
  new pkijs.InfoAccess({
    accessDescriptions: [
      new pkijs.AccessDescription({ accessMethod: id.caIssuers, accessLocation: address(certificate) }),
    ],
  }).toSchema();
