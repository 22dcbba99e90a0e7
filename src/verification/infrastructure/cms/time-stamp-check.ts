import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { TSTInfo } from 'pkijs';
import type { TimeStampFinding } from '../../domain/inspection.js';
import type { ReasonCode } from '../../domain/reasons.js';
import { isValidAt, nameOf } from './certificate.js';
import { chainOf } from './certificate-chain.js';
import { mayStampTime } from './certificate-usage.js';
import { checkMessage } from './message-check.js';
import { oid } from '../../../platform/keys/object-identifiers.js';
import { digestNames } from './known-names.js';
import { attributeValue, readSignedMessage, type SignedMessage } from './signed-message.js';
import type { Trust } from './trust.js';

export interface CheckedTimeStamp {
  readonly finding: TimeStampFinding | null;
  readonly faults: readonly ReasonCode[];
}

/** The time stamp over the signature's value, which proves that the signature was there then; null where there is none. */
export async function checkTimeStamp({ signer }: SignedMessage, trust: Trust): Promise<CheckedTimeStamp | null> {
  const attributes = signer.unsignedAttrs?.attributes;
  if (!attributes?.some(({ type }) => type === oid.timeStampToken)) return null;
  const value = attributeValue(attributes, oid.timeStampToken);
  const token = value ? readSignedMessage(Buffer.from(value.toBER())) : null;
  const info = token ? infoOf(token) : null;
  if (!token || !info) return { finding: null, faults: ['time-stamp.unreadable'] };
  return checkToken(token, info, Buffer.from(signer.signature.getValue()), trust);
}

interface Info {
  readonly bytes: Buffer;
  readonly parsed: TSTInfo;
}

function infoOf({ signedData }: SignedMessage): Info | null {
  const { eContent, eContentType } = signedData.encapContentInfo;
  if (eContentType !== oid.timeStampInfo || !eContent) return null;
  const bytes = Buffer.from(eContent.getValue());
  try {
    const { result } = asn1js.fromBER(Uint8Array.from(bytes).buffer);
    return { bytes, parsed: new TSTInfo({ schema: result }) };
  } catch {
    return null;
  }
}

async function checkToken(token: SignedMessage, info: Info, stamped: Buffer, trust: Trust): Promise<CheckedTimeStamp> {
  const { messageImprint, genTime: at } = info.parsed;
  const faults: ReasonCode[] = [];
  const algorithm = digestNames[messageImprint.hashAlgorithm.algorithmId]?.replace('-', '');
  const imprint = Buffer.from(messageImprint.hashedMessage.getValue());
  if (!algorithm || !createHash(algorithm).update(stamped).digest().equals(imprint)) faults.push('time-stamp.imprint');
  const digest = (name: string) => createHash(name).update(info.bytes).digest();
  const checked = await checkMessage(token, oid.timeStampInfo, digest);
  const { certificate } = checked;
  if (checked.faults.length > 0) faults.push('time-stamp.signature');
  if (!certificate) return { finding: null, faults };
  if (!mayStampTime(certificate)) faults.push('time-stamp.usage');
  if (!isValidAt(certificate, at)) faults.push('time-stamp.certificate');
  const { anchored } = await chainOf(certificate, token.certificates, trust.anchors, at);
  const { subject, issuer } = certificate.parsed;
  const finding = { at: at.toISOString(), by: nameOf(subject), issuer: nameOf(issuer), trusted: anchored };
  return { finding, faults };
}
