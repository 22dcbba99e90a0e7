/** What the first event of a chain names as the hash before it; hex. */
export const chainStart = '0'.repeat(64);
