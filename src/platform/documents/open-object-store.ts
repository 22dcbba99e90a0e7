import type { Config } from '../config/config.js';
import type { ObjectStore } from './object-store.js';

/**
 * Null where documents live in PostgreSQL; the client is large, and is read only where it is wanted. Asks nobody yet: a store
 * that is away keeps nothing from starting.
 */
export async function openObjectStore({ s3 }: Pick<Config, 's3'>): Promise<ObjectStore | null> {
  if (!s3) return null;
  const { S3ObjectStore } = await import('./s3-object-store.js');
  return new S3ObjectStore(s3);
}
