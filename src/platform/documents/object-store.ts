import { AppError } from '../errors.js';

/** Where bytes are kept outside of the database, each object under the SHA-256 of its bytes. Nothing is deleted. */
export abstract class ObjectStore {
  /**
   * True when it wrote them. False when there is an object already, which stays as it is, or others are writing it:
   * whether the right one is there, the caller checks. @throws AppError `document.store-away`
   */
  abstract put(sha256: string, bytes: Buffer): Promise<boolean>;
  /**
   * Null when there is none. The bytes are as they are stored: the caller checks them. Of an object that is larger than
   * `size` bytes only one byte more is given. @throws AppError `document.store-away`
   */
  abstract get(sha256: string, size: number): Promise<Buffer | null>;
}

/** To be tried again. `reason` is for whoever runs the product, and holds no secret. */
export const storeAway = (reason: string): AppError =>
  new AppError({
    kind: 'unavailable',
    code: 'document.store-away',
    message: 'The store that keeps the documents can’t be reached right now. Please try again in a minute.',
    cause: new Error(`Object storage: ${reason}`),
  });
