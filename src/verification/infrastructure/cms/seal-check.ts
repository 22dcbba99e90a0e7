import * as asn1js from 'asn1js';
import type { SealFinding } from '../../domain/inspection.js';
import type { ReasonCode } from '../../domain/reasons.js';
import type { Problems } from '../problems.js';
import { digestOf, type FoundSeal } from '../seals/found-seal.js';
import { type Certificate, isValidAt, nameOf, serialOf } from './certificate.js';
import { chainOf, revokedAt } from './certificate-chain.js';
import { maySignDocuments } from './certificate-usage.js';
import { checkMessage, type MessageFault } from './message-check.js';
import { oid } from '../../../platform/keys/object-identifiers.js';
import { attributeValue, readSignedMessage, type SignedMessage } from './signed-message.js';
import { type CheckedTimeStamp, checkTimeStamp } from './time-stamp-check.js';
import type { Trust } from './trust.js';

const codeOf: Readonly<Record<MessageFault, ReasonCode>> = {
  weak: 'seal.weak',
  form: 'seal.form',
  content: 'seal.content-changed',
  certificate: 'seal.certificate-reference',
  signature: 'seal.signature',
};

/** The stamp comes a moment after the seal; a queue that waited for the authority may make that a while. */
const day = 24 * 60 * 60_000;

/** Proves one seal: what it covers, whose it is, when it was made. Null where nothing of it can be read. */
export async function checkSeal(seal: FoundSeal, trust: Trust, problems: Problems): Promise<SealFinding | null> {
  const field = seal.field ?? `#${seal.number}`;
  if (!seal.contents) return null;
  const message = readSignedMessage(seal.contents);
  if (!message || !isDetached(message)) {
    problems.add('seal.form', { field });
    return null;
  }
  const { faults, certificate } = await checkMessage(message, oid.data, (name) => digestOf(seal.covered, name));
  for (const fault of faults) problems.add(codeOf[fault], { field });
  const stamp = await checkTimeStamp(message, trust);
  for (const code of stamp?.faults ?? []) problems.add(code, { field });
  checkTimes(seal, message, stamp, (code) => problems.add(code, { field }));
  if (!certificate || !seal.claimedAt) return null;
  return findingOf({ seal, field, message, certificate, claimedAt: seal.claimedAt, stamp }, trust, problems);
}

/** PAdES: the content is the document, so none may be inside. */
const isDetached = ({ signedData }: SignedMessage): boolean =>
  signedData.encapContentInfo.eContentType === oid.data && signedData.encapContentInfo.eContent === undefined;

function checkTimes(
  { claimedAt }: FoundSeal,
  { signer }: SignedMessage,
  stamp: CheckedTimeStamp | null,
  add: (code: ReasonCode) => void,
): void {
  const attribute = attributeValue(signer.signedAttrs?.attributes, oid.signingTime);
  const signed =
    attribute instanceof asn1js.UTCTime || attribute instanceof asn1js.GeneralizedTime ? attribute.toDate() : null;
  if (!claimedAt || (signed && Math.abs(+signed - +claimedAt) > 1000)) add('seal.time');
  if (!claimedAt || !stamp?.finding) return;
  if (Math.abs(Date.parse(stamp.finding.at) - +claimedAt) > day) add('time-stamp.contradicts');
}

interface ReadSeal {
  readonly seal: FoundSeal;
  readonly field: string;
  readonly message: SignedMessage;
  readonly certificate: Certificate;
  readonly claimedAt: Date;
  readonly stamp: CheckedTimeStamp | null;
}

async function findingOf(read: ReadSeal, trust: Trust, problems: Problems): Promise<SealFinding> {
  const { field, certificate, claimedAt, message, stamp } = read;
  const { subject, issuer, notBefore, notAfter } = certificate.parsed;
  const proven = stamp?.faults.length === 0 ? stamp.finding : null;
  if (!maySignDocuments(certificate)) problems.add('certificate.usage', { field });
  const times = [claimedAt, ...(proven ? [new Date(proven.at)] : [])];
  if (!times.every((at) => isValidAt(certificate, at))) problems.add('certificate.expired', { field });
  const chain = await chainOf(certificate, message.certificates, trust.anchors, claimedAt);
  const revoked = await revokedAt(chain, trust.anchors, [...trust.crls, ...message.crls]);
  return {
    field,
    certificate: certificate.sha256,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    serialNumber: serialOf(certificate),
    validFrom: notBefore.value.toISOString(),
    validTo: notAfter.value.toISOString(),
    sealedAt: claimedAt.toISOString(),
    timeStamp: proven,
    anchored: chain.anchored,
    revokedAt: revoked?.toISOString() ?? null,
  };
}
