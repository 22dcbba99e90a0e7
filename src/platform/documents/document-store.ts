export const documentKinds = [
  'original',
  'signed-copy',
  'sealed',
  'resolution',
  'letter',
  'scan',
  'instrument',
  'upload',
  'agreement-content',
  'paper',
  'arms',
  'strokes',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface NewDocument {
  kind: DocumentKind;
  mediaType: string;
  bytes: Buffer;
  pages: number | null;
}

export interface StoredDocument extends NewDocument {
  /** Lowercase hex. */
  sha256: string;
}

/** Content-addressed: the name is the SHA-256 of the bytes, nothing is ever overwritten, every read is checked. */
export abstract class DocumentStore {
  /** Returns the SHA-256; storing the same bytes again changes nothing. */
  abstract save(document: NewDocument): Promise<string>;
  /** Saves what a person brings, and remembers that this person did. */
  abstract upload(document: NewDocument, by: { personId: string; fileName: string }): Promise<string>;
  /**
   * Null when there is none. @throws DamagedDocument when the bytes no longer have that hash, MissingDocument when they are
   * gone, AppError `document.store-away` while they can't be reached
   */
  abstract read(sha256: string): Promise<StoredDocument | null>;
  abstract uploadedBy(sha256: string, personId: string): Promise<boolean>;
}

export class DamagedDocument extends Error {
  constructor(sha256: string) {
    super(`The stored bytes of document ${sha256} no longer have that hash. Restore it from a backup.`);
    this.name = 'DamagedDocument';
  }
}
