/** What printers hold: A4 nearly everywhere, Letter in North America and a few countries more. */
export const paperSizes = ['a4', 'letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

const withLetter = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'CR', 'GT', 'SV', 'NI', 'PA', 'PR', 'DO', 'BZ']);

/** By ISO 3166-1 code of the keeper's country or territory. */
export const usualPaper = (country: string): PaperSize => (withLetter.has(country) ? 'letter' : 'a4');
