import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { derOf, exactly, octets } from '../cms/der-bytes.js';
import { oid } from '../../../platform/keys/object-identifiers.js';

export interface TimeStampQuestion {
  readonly digest: Uint8Array;
  /** So that an old answer can't be played back. Positive: its first bits are 01. */
  readonly nonce: Uint8Array;
}

export function questionAbout(digest: Uint8Array): TimeStampQuestion {
  const nonce = randomBytes(16);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return { digest, nonce };
}

/** RFC 3161; the answer has to bring the authority's certificate along. */
export const requestFor = ({ digest, nonce }: TimeStampQuestion): Buffer =>
  derOf(
    new pkijs.TimeStampReq({
      version: 1,
      messageImprint: new pkijs.MessageImprint({
        hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 }),
        hashedMessage: octets(digest),
      }),
      nonce: new asn1js.Integer({ valueHex: exactly(nonce) }),
      certReq: true,
    }).toSchema(),
  );
