import { sideOf } from '../domain/actors.js';
import { termOf } from '../domain/authority.js';
import type { LoadedCase } from './partnership-store.js';
import type { PrintedField } from './text-printing.js';

/** The name on record is printed beside the typed one; both must be printable before anything is signed. */
export function signatureFields(
  { facts, actor }: Pick<LoadedCase, 'facts' | 'actor'>,
  typedName: string,
): PrintedField[] {
  const side = sideOf(actor, ['official']);
  const term = side && actor.kind === 'person' ? termOf(facts, side, actor.personId) : null;
  return [
    { field: 'typedName', text: typedName },
    { field: 'typedName', text: `${term?.name ?? ''} ${term?.office ?? ''}` },
  ];
}
