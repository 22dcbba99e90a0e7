import type { ErrorParams, ErrorReason } from '../../../platform/errors.js';
import { idOf, oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import type { Sayable } from '../../../platform/web/words.js';
import type { OpenDraft } from '../../application/wording/library-drafting.js';
import type { Rescue, StrandedClause } from '../../domain/wording/carry-over.js';
import { type LibraryClause, textsOf } from '../../domain/wording/library.js';
import type { WordingSet } from '../../domain/wording/library-changes.js';
import type { WordingEdit } from '../../domain/wording/library-draft.js';
import { type NamedLanguage, namedLanguage } from './language-words.js';
import { clauseName, type ShownWording, shownWording } from './shown-wording.js';
import { wordingPaths } from './wording-addresses.js';

interface Field {
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly error: ErrorReason | null;
}

/** One clause that the newest version has no place for, with all that was typed for it. */
export interface StrandedView {
  readonly id: string;
  readonly name: Sayable;
  readonly reason: StrandedClause['reason'];
  readonly clause: LibraryClause;
  readonly wordings: readonly {
    readonly language: NamedLanguage;
    readonly set: WordingSet;
    /** Null: friendship agreements were to say the same as others. */
    readonly shown: ShownWording | null;
  }[];
  /** `keep` or `drop`. */
  readonly decision: Field;
  /** The id under which it is kept. */
  readonly as: Field;
}

export interface CarryOverPage {
  readonly base: number;
  readonly newer: number;
  readonly version: number;
  readonly action: string;
  readonly back: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly clauses: readonly StrandedView[];
  readonly toMend: readonly { readonly code: string; readonly params: ErrorParams; readonly href: string | null }[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/carry-over': CarryOverPage;
  }
}

/** Where the page is posted to, and what was typed elsewhere and is posted with it. */
export interface Carrying {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

const decisionName = (clause: string) => `decision.${clause}`;
const idName = (clause: string) => `as.${clause}`;

/** What somebody decided; a clause about which they didn't isn't among it. */
export const rescuesIn = (raw: RawForm, stranded: readonly StrandedClause[]): Rescue[] =>
  stranded.flatMap(({ clause, suggested }): Rescue[] => {
    const decision = oneOf(raw, decisionName(clause));
    if (decision === 'drop') return [{ clause, as: null }];
    const typed = Object.hasOwn(raw, idName(clause)) ? oneOf(raw, idName(clause)).trim() : suggested;
    return decision === 'keep' ? [{ clause, as: typed }] : [];
  });

export function carryOverPage(
  { draft, base, next, newest }: OpenDraft,
  stranded: readonly StrandedClause[],
  { action, hidden }: Carrying,
  { raw, problems, pageLanguage }: { raw: RawForm; problems: readonly ErrorReason[]; pageLanguage: string },
): CarryOverPage {
  const problemOf = (clause: string) => problems.find(({ field }) => field === clause) ?? null;
  const views = stranded.map((each) => ({
    ...strandedView(each, raw, problemOf(each.clause), pageLanguage),
    name: clauseName(each.clause, next, base),
  }));
  return {
    ...{ base: base.version, newer: newest, version: draft.version },
    ...{ action, hidden, back: wordingPaths.draft, clauses: views },
    toMend: problems.map(({ code, params, field }) => {
      const of = views.find(({ id }) => id === field);
      return { code, params: params ?? {}, href: of ? `#${of.decision.error ? of.decision.id : of.as.id}` : null };
    }),
  };
}

function strandedView(
  { clause, reason, own, wordings, suggested }: StrandedClause,
  raw: RawForm,
  error: ErrorReason | null,
  pageLanguage: string,
): Omit<StrandedView, 'name'> {
  const field = (name: string, otherwise: string, wrong: ErrorReason | null): Field => {
    const value = Object.hasOwn(raw, name) ? oneOf(raw, name) : otherwise;
    return { name, value, id: idOf(name), error: wrong };
  };
  const undecided = error?.code === 'library.stranded';
  return {
    ...{ id: clause, reason, clause: own },
    wordings: wordings.filter(isWorded).map(({ language, set, wording }) => ({
      ...{ language: namedLanguage(language, pageLanguage), set },
      shown: wording && shownWording(wording, language),
    })),
    decision: field(decisionName(clause), 'keep', undecided ? error : null),
    as: field(idName(clause), suggested, undecided ? null : error),
  };
}

/** A new clause begins with blanks in every language. */
const isWorded = ({ wording }: WordingEdit): boolean =>
  wording === null || [wording.heading, ...textsOf(wording)].some((text) => text.trim() !== '');
