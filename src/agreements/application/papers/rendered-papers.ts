/** Which document was made of which input, so that the same paper is set once and then served, byte for byte. */
export abstract class RenderedPapers {
  /** SHA-256 of the document; null before it was made. */
  abstract find(inputSha256: string): Promise<string | null>;
  /** Of two that are made at once the first stands. The document must be stored before. */
  abstract keep(inputSha256: string, documentSha256: string): Promise<void>;
}
