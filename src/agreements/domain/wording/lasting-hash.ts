import { canonicalHash } from '../canonical-hash.js';

const known = new WeakMap<object, string>();

/**
 * As `canonicalHash`, computed once for each object: for what never changes once it is there, such as the wording of a
 * version or the words of a language. All versions are compared in twelve languages whenever somebody looks at one.
 */
export function lastingHash(value: object): string {
  const hash = known.get(value) ?? canonicalHash(value);
  known.set(value, hash);
  return hash;
}
