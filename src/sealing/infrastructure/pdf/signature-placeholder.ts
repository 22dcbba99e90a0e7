import { randomInt } from 'node:crypto';
import type { Signer } from '../../application/signer.js';
import type { TimeStampAuthority } from '../../application/time-stamp-authority.js';
import { timeStampRoom } from '../../domain/time-stamp-room.js';

/** Four numbers as wide as the largest offset that a cross-reference table can hold. */
const widest = 9_999_999_999;
export const rangePlaceholder = [0, widest, widest, widest] as const;

/** The CMS without certificates and without a time stamp. */
const ownBytes = 2048;

/**
 * Room for a signature: hexadecimal digits that begin with a mark. The mark is drawn anew each time, so that no text that
 * somebody brought into the document can pass for it; it has decimal digits only, whatever case a writer prefers.
 */
export function contentsPlaceholder({ certificate, chain }: Signer, { level }: TimeStampAuthority): string {
  // the signer's certificate twice: its issuer's name stands there once more, and no signature is longer than its public key
  const certificates = [certificate, certificate, ...chain].reduce((sum, { length }) => sum + length, 0);
  const room = ownBytes + certificates + (level === 'B-T' ? timeStampRoom : 0);
  const mark = Array.from({ length: 4 }, () => String(randomInt(10 ** 10, 10 ** 11))).join('');
  return mark.padEnd(room * 2, '0');
}
