import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { type Words, words } from '../../../platform/web/words.js';
import { paperKinds } from '../../domain/papers/paper-kinds.js';
import type { PacksByLanguage } from '../../domain/printed-text.js';

/** Words that documents bear besides the clauses, in languages side by side. */
export interface PackSection {
  readonly id: string;
  readonly title: Words;
  readonly rows: readonly {
    /** Where it stands in the pack, for whoever mends it. */
    readonly name: string;
    /** One for each language; null where it has no such form, as counts have. */
    readonly columns: readonly (string | null)[];
  }[];
}

/** Every word of the packs of these languages, so that it can be read. What has no words, such as directions, stays out. */
export function packSections(packs: PacksByLanguage, codes: readonly AgreementLanguage[]): PackSection[] {
  return partsOfPack.flatMap(({ id, title, paths }) => {
    const leaves = codes.map((code) => new Map(paths.flatMap((path) => leavesOf(at(packs[code], path), path))));
    const names = [...new Set(leaves.flatMap((each) => [...each.keys()]))];
    const rows = names.map((name) => ({ name, columns: leaves.map((each) => each.get(name) ?? null) }));
    return rows.length > 0 ? [{ id, title, rows }] : [];
  });
}

/** The papers in the order in which a case comes to them, then what all documents share. */
const partsOfPack: readonly { readonly id: string; readonly title: Words; readonly paths: readonly string[] }[] = [
  ...paperKinds.map((kind) => ({ id: kind, title: words(`papers:kinds.${kind}.title`), paths: [`papers.${kind}`] })),
  ...[
    { id: 'labels', paths: ['document.kinds', 'document.draft', 'document.sampleData', 'document.armsOf'] },
    { id: 'frame', paths: ['document.footer', 'document.block', 'document.ink'] },
    { id: 'signatures', paths: ['document.certificate'] },
    { id: 'areas', paths: ['areas'] },
    { id: 'languages', paths: ['name', 'languageNames'] },
    { id: 'numbers', paths: ['article', 'listSeparator', 'digits', 'date', 'counts'] },
  ].map((part) => ({ ...part, title: words(`wording:pack.${part.id}`) })),
];

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((found, name) => (found as Record<string, unknown> | undefined)?.[name], value);

function leavesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, String(value)]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, `${path}.${name}`));
}
