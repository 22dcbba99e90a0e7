import type { Verification } from '../../register/domain/verification.js';

/** What the register of this service says of a file, by its hash and by the number that stands in it. */
export type RegisterKnowledge =
  /** It is the file that was stored when the agreement was sealed. */
  | { readonly is: 'sealed-original'; readonly status: Verification; readonly superseded: boolean }
  /** One of ours, made before this service sealed anything. */
  | { readonly is: 'unsealed-copy'; readonly status: Verification }
  /** What was read and signed, without the signatures. */
  | { readonly is: 'reviewed-text' }
  /** The agreement with its number was sealed, and this is another file. */
  | { readonly is: 'other-file'; readonly status: Verification }
  | { readonly is: 'unknown' };
