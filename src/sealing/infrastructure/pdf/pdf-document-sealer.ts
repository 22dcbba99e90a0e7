import { DocumentSealer } from '../../application/document-sealer.js';
import type { SealKey } from '../../application/seal-keys.js';
import type { TimeStampAuthority } from '../../application/time-stamp-authority.js';
import type { SealField } from '../../domain/seal-field.js';
import { padesCms } from '../cms/pades-cms.js';
import { withCertificationRoom } from './certified-placeholder.js';
import { withSealRoom } from './further-placeholder.js';
import { signInPlace } from './sign-in-place.js';
import { contentsPlaceholder } from './signature-placeholder.js';

/** pdf-lib certifies a file that has no seal yet; everything after that is added behind it by `@libpdf/core`. */
export class PdfDocumentSealer extends DocumentSealer {
  async certify(pdf: Uint8Array, { signer }: SealKey, at: Date, stamp: TimeStampAuthority): Promise<Buffer> {
    const contents = contentsPlaceholder(signer, stamp);
    const prepared = await withCertificationRoom(pdf, contents, at);
    return signInPlace(prepared, contents, (covered) => padesCms(covered, signer, stamp));
  }

  async seal(
    pdf: Uint8Array,
    field: SealField,
    { signer }: SealKey,
    at: Date,
    stamp: TimeStampAuthority,
  ): Promise<Buffer> {
    const contents = contentsPlaceholder(signer, stamp);
    const prepared = await withSealRoom(pdf, field, contents, at);
    return signInPlace(prepared, contents, (covered) => padesCms(covered, signer, stamp));
  }
}
