/**
 * First strong isolate and its end: they keep a name in another script from turning the direction of the sentence around
 * it. In HTML they become `<bdi>`; plain text and subjects go without, where few programs know them.
 */
const start = '\u2068';
const end = '\u2069';

export const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
export const isolate = (text: string): string => `${start}${withoutIsolates(text)}${end}`;

/** Of escaped HTML. */
export const isolatesToMarkup = (html: string): string => html.replaceAll(start, '<bdi>').replaceAll(end, '</bdi>');
