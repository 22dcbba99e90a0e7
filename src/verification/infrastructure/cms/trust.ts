import { CertificateRevocationList } from 'pkijs';
import { type Certificate, readCertificate } from './certificate.js';

/** Whom whoever asks trusts. */
export interface Trust {
  readonly anchors: readonly Certificate[];
  readonly crls: readonly CertificateRevocationList[];
}

/** @throws when one of them is no certificate or no list of revoked ones */
export const readTrust = (anchors: readonly Uint8Array[], crls: readonly Uint8Array[]): Trust => ({
  anchors: anchors.map((der) => readCertificate(Buffer.from(der))),
  crls: crls.map((der) => CertificateRevocationList.fromBER(Uint8Array.from(der).buffer)),
});
