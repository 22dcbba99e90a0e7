import * as asn1js from 'asn1js';
import type { Certificate } from './certificate.js';
import { oid } from '../../../platform/keys/object-identifiers.js';
import { digestNames } from './known-names.js';
import { signingCertificate } from './signing-certificate.js';
import { attributeValue, type SignedMessage } from './signed-message.js';
import { verificationEngine } from './verification-engine.js';

export type MessageFault = 'weak' | 'form' | 'content' | 'certificate' | 'signature';

export interface CheckedMessage {
  readonly faults: readonly MessageFault[];
  readonly certificate: Certificate | null;
}

/**
 * Whether the signer signed this content with the key of the certificate that it names.
 * @param contentType what the signed attributes must call it
 * @param digest of the content, by the digest algorithm of the signer
 */
export async function checkMessage(
  message: SignedMessage,
  contentType: string,
  digest: (algorithm: string) => Buffer,
): Promise<CheckedMessage> {
  const { certificate, named } = signingCertificate(message);
  const algorithm = digestNames[message.signer.digestAlgorithm.algorithmId];
  if (!algorithm) return { faults: ['weak'], certificate };
  const faults: MessageFault[] = [];
  const attributes = message.signer.signedAttrs?.attributes;
  const type = attributeValue(attributes, oid.contentType);
  const stated = attributeValue(attributes, oid.messageDigest);
  if (!(type instanceof asn1js.ObjectIdentifier) || type.valueBlock.toString() !== contentType) faults.push('form');
  if (!(stated instanceof asn1js.OctetString)) faults.push('form');
  else if (!digest(algorithm.replace('-', '')).equals(Buffer.from(stated.getValue()))) faults.push('content');
  if (!certificate || !named) faults.push('certificate');
  if (!certificate || !(await isSignedBy(certificate, message, algorithm))) faults.push('signature');
  return { faults, certificate };
}

async function isSignedBy({ parsed }: Certificate, { signer }: SignedMessage, algorithm: string): Promise<boolean> {
  try {
    return await verificationEngine.verifyWithPublicKey(
      signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0),
      signer.signature,
      parsed.subjectPublicKeyInfo,
      signer.signatureAlgorithm,
      algorithm,
    );
  } catch {
    return false;
  }
}
