/** The embedded PostgreSQL can't serve; the message says why and what to do, and is for whoever started the program. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
  readonly code = 'embedded-database.unavailable';
}
