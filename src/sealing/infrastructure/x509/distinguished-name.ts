import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { CertificateSubject } from '../../domain/certificate-subject.js';
import { derOf, parseDer } from '../cms/der-bytes.js';

const type = { country: '2.5.4.6', organization: '2.5.4.10', commonName: '2.5.4.3' } as const;

export function distinguishedName(subject: CertificateSubject): pkijs.RelativeDistinguishedNames {
  const utf8 = (value: string) => new asn1js.Utf8String({ value });
  const parts = [part(type.organization, utf8(subject.organization)), part(type.commonName, utf8(subject.commonName))];
  if (subject.country) parts.unshift(part(type.country, new asn1js.PrintableString({ value: subject.country })));
  // read back from its bytes, which pkijs then keeps: left to itself it writes all parts into one
  return new pkijs.RelativeDistinguishedNames({ schema: parseDer(derOf(new asn1js.Sequence({ value: parts }))) });
}

const part = (name: string, value: asn1js.BaseBlock): asn1js.Set =>
  new asn1js.Set({ value: [new asn1js.Sequence({ value: [new asn1js.ObjectIdentifier({ value: name }), value] })] });
