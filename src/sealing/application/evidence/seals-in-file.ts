/** What a seal carries besides its signature. */
export interface CarriedSeal {
  /** DER of every certificate in it, whoever they belong to. */
  readonly certificates: readonly Uint8Array[];
  /** DER of its time stamp (RFC 3161 token); null where it has none. */
  readonly timeStamp: Uint8Array | null;
}

/** Takes certificates and time stamps out of a file that we sealed. */
export abstract class SealsInFile {
  /** In the order in which they were put on. */
  abstract read(pdf: Buffer): CarriedSeal[];
}
