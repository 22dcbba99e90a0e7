import canonicalize from 'canonicalize';

/** What a file in the canonical form of RFC 8785 says; undefined where it isn't one, byte for byte. */
export function readCanonicalJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return canonicalize(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
