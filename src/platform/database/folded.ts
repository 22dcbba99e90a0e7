/** Letters that no decomposition takes apart. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/** As people type it who have no accents on their keyboard: Reykjavík, REYKJAVIK and reykjavik are the same. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æœøßđðħıłþ]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();

/** For `like`: contains what was typed, whose `%` and `_` are letters like any other. */
export const containing = (text: string): string => `%${folded(text).replace(/[\\%_]/g, '\\$&')}%`;

/** Each word of what was typed, for `like`: a pair is found by a word of either name. */
export const eachWord = (text: string): string[] =>
  folded(text).split(' ').filter(Boolean).slice(0, 10).map(containing);
