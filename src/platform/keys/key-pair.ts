/** A private key with the certificate that names its holder. */
export interface KeyPair {
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER, the issuer first, as far as it is known. */
  readonly chain: readonly Uint8Array[];
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
}
