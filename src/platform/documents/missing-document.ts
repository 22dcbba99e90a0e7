const reasons = {
  object: 'is not in the object store any more. Restore it from a backup.',
  store: 'is kept in an object store, and S3_URL is not set. Set it to where the document was written.',
};

export class MissingDocument extends Error {
  constructor(
    readonly sha256: string,
    lacking: keyof typeof reasons,
  ) {
    super(`Document ${sha256} ${reasons[lacking]}`);
    this.name = 'MissingDocument';
  }
}
