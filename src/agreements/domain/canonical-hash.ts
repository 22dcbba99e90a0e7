import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * Lowercase hex SHA-256 over the RFC 8785 canonical form, so that the order of keys and the way a database stores JSON
 * never change a hash. Throws on what JSON can't say: NaN, Infinity, unpaired surrogates.
 */
export function canonicalHash(value: object): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '', 'utf8')
    .digest('hex');
}
