/** What it is; the words for it are the languages' own. */
export type AttachmentKind = 'reviewed' | 'content' | 'audit' | 'scan' | 'seals';

/** A file inside a PDF. */
export type Attachment = {
  /** Bare, as it is listed: `reviewed.pdf`. */
  name: string;
  kind: AttachmentKind;
  mediaType: 'application/pdf' | 'application/json';
  bytes: Buffer;
  sha256: string;
  /** Whose original a scan shows. */
  side?: 'initiator' | 'counterpart';
};
