import type { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { derOf, exactly, parseDer } from '../cms/der-bytes.js';
import { oid } from '../../../platform/keys/object-identifiers.js';
import type { TimeStampQuestion } from './time-stamp-request.js';
import { signerOf } from './token-signature.js';

const granted = [0, 1];

/** What is wrong with an answer of a time-stamp authority, in words for logs and incidents. */
export class AnswerRefused extends Error {
  override readonly name = 'AnswerRefused';
}

/** The token inside an answer, when it answers this question. @throws AnswerRefused */
export function tokenIn(answer: Uint8Array, question: TimeStampQuestion): Buffer {
  const { status, timeStampToken } = readAs(
    'a time-stamp answer',
    () => new pkijs.TimeStampResp({ schema: parseDer(answer) }),
  );
  if (!granted.includes(status.status)) throw new AnswerRefused(`it refused the request with status ${status.status}`);
  if (timeStampToken?.contentType !== oid.signedData) throw new AnswerRefused('the answer brings no token');
  const token = readAs('a token', () => new pkijs.SignedData({ schema: timeStampToken.content }));
  readAs('a token', () => check(token, question));
  return derOf(timeStampToken.toSchema());
}

function check(token: pkijs.SignedData, { digest, nonce }: TimeStampQuestion): void {
  const { eContent, eContentType } = token.encapContentInfo;
  if (eContentType !== oid.timeStampInfo || !eContent) throw new AnswerRefused('the token is about something else');
  const content = new Uint8Array(eContent.getValue());
  const info = readAs('a time', () => pkijs.TSTInfo.fromBER(exactly(content)));
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView);
  if (hashAlgorithm.algorithmId !== oid.sha256 || !imprint.equals(digest)) {
    throw new AnswerRefused('the token is about another hash');
  }
  const told = info.nonce?.valueBlock.valueHexView;
  if (!told || !Buffer.from(told).equals(nonce)) throw new AnswerRefused('the token answers another question');
  const signer = signerOf(token, content);
  if (!signer) throw new AnswerRefused('the token’s signature is not valid');
  checkPurpose(signer, info.genTime);
}

/** Its key is for time stamps and nothing else, and it was valid then. */
function checkPurpose(signer: X509Certificate, at: Date): void {
  const { extensions = [] } = pkijs.Certificate.fromBER(exactly(signer.raw));
  const purpose = extensions.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  // `X509Certificate.keyUsage` is the extended one
  const usages = signer.keyUsage ?? [];
  if (!purpose?.critical || usages.length !== 1 || usages[0] !== oid.timeStamping) {
    throw new AnswerRefused('the token’s certificate is not for time stamps');
  }
  if (at < new Date(signer.validFrom) || at > new Date(signer.validTo)) {
    throw new AnswerRefused('the token’s certificate was not valid at its time');
  }
}

function readAs<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AnswerRefused) throw error;
    throw new AnswerRefused(`the answer can’t be read as ${what}`, { cause: error });
  }
}
