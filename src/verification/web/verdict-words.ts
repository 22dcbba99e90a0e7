import { sealFields } from '../../sealing/domain/seal-field.js';
import type { Reason } from '../domain/reasons.js';

/** A text of the catalogue by its key. */
export type TextOf = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** The plain sentence of a reason, beginning with a capital. */
export function reasonSentence({ code, params }: Reason, text: TextOf): string {
  const names = {
    ...('field' in params ? { seal: sealName(String(params.field), text) } : {}),
    ...('side' in params ? { sideName: text(`verification:sides.${params.side}`) } : {}),
  };
  return capital(text(`verification:reasons.${code}`, { ...params, ...names }));
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What a seal is called: by the fields that we know, or by the one that the file has. */
export function sealName(field: string, text: TextOf): string {
  if (field === '' || field.startsWith('#')) return text('verification:seals.unnamed');
  if (sealFields.some((known) => known === field)) return text(`verification:seals.${field}`);
  return text('verification:seals.other', { field: field.slice(0, 100) });
}
