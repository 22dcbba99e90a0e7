/** Table 1 of ISO 32000: the white space. */
const whitespace = new Set([0, 9, 10, 12, 13, 32]);
/** Table 2: what ends a token. */
const delimiters = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));

const tableOf = (holds: (byte: number) => boolean): readonly boolean[] =>
  Array.from({ length: 256 }, (_, byte) => holds(byte));

export const isSpace = tableOf((byte) => whitespace.has(byte));
export const isRegular = tableOf((byte) => !whitespace.has(byte) && !delimiters.has(byte));
export const isDigit = tableOf((byte) => byte >= 48 && byte <= 57);
