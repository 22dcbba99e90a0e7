/** `<uuid@host>`: set once and kept, so that a mail that is sent twice is seen as one. */
export const messageIdOf = (id: string, baseUrl: string): string => `<${id}@${new URL(baseUrl).hostname}>`;
