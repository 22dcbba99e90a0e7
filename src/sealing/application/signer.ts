export type SignatureAlgorithm = 'rsa' | 'ecdsa';

/** A private key that never has to leave where it is: a file, the database, an HSM or a key management service. */
export abstract class Signer {
  /** DER. */
  abstract readonly certificate: Uint8Array;
  /** DER, the issuer first, up to the root. */
  abstract readonly chain: readonly Uint8Array[];
  abstract readonly algorithm: SignatureAlgorithm;
  /** Over the SHA-256 of `data`: RSA as PKCS#1 v1.5, ECDSA as a DER sequence of r and s. */
  abstract sign(data: Uint8Array): Promise<Uint8Array>;
}
