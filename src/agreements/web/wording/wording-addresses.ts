import { addresses } from '../../../platform/web/navigation.js';
import { addressOf } from '../../../platform/web/query-string.js';
import { libraryUnknown } from '../../application/wording/library-errors.js';

/** Staff's pages about the wording, each at one address. */
export const wordingPaths = {
  versions: addresses.wording,
  draft: `${addresses.wording}/draft`,
  publish: `${addresses.wording}/draft/publish`,
  newClause: `${addresses.wording}/draft/new-clause`,
  /** Titles, and what the two become. */
  names: (language?: string) => addressOf(`${addresses.wording}/draft/names`, { language }),
  undoNames: `${addresses.wording}/draft/names/undo`,
  discard: `${addresses.wording}/draft/discard`,
  carryOver: `${addresses.wording}/draft/carry-over`,
  version: (version: number, language?: string) => addressOf(`${addresses.wording}/${version}`, { language }),
  changes: (version: number, from?: number) =>
    addressOf(`${addresses.wording}/${version}/changes`, { from: from === undefined ? undefined : String(from) }),
  language: (version: number, language: string) => `${addresses.wording}/${version}/languages/${language}`,
  /** Where somebody says that a native reader has read it. */
  check: (version: number, language: string) => `${addresses.wording}/${version}/languages/${language}/check`,
  clause: (clause: string, language?: string) =>
    addressOf(`${addresses.wording}/draft/clauses/${clause}`, { language }),
};

/** The number of a version in an address. @throws AppError when it can't be one */
export function versionIn(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw libraryUnknown();
  return Number(text);
}
