/** As PostgreSQL writes and reads bytes in JSON. */
export const hexOf = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/** Null for what isn't such a text. */
export const bytesOf = (text: unknown): Buffer | null =>
  typeof text === 'string' && text.startsWith('\\x') ? Buffer.from(text.slice(2), 'hex') : null;
