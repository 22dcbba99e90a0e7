import { given, words, type WordParam, type Words } from '../../platform/web/words.js';
import type { Refusal, RefusalCode } from '../domain/refusals.js';
import { sides, type Side } from '../domain/states.js';
import type { CaseNames } from './case-names.js';
import { sectionTitle } from './section-words.js';

/** Where a page can name the community or the sections, it says so in its own words. */
const named: readonly RefusalCode[] = [
  'action.not-in-state',
  'approval.not-granted',
  'text.not-accepted-by-both',
  'original.no-authority',
  'proposal.incomplete',
  'changes.unanswered',
  'signature.not-your-turn',
];

/** A reason from the rules as a sentence of the page. */
export function reasonWords(refusal: Refusal, names: CaseNames): Words {
  const place = named.includes(refusal.code) ? 'partnerships:reasons.' : 'errors:';
  return words(`${place}${refusal.code}`, reasonParams(refusal, names));
}

export const reasonList = (refusals: readonly Refusal[], names: CaseNames): Words[] =>
  refusals.map((refusal) => reasonWords(refusal, names));

function reasonParams({ params = {} }: Refusal, names: CaseNames): Record<string, WordParam> {
  const own = Object.entries(params).map(([name, value]): [string, WordParam] => [name, paramOf(name, value)]);
  const { side } = params;
  const community = isSide(side) ? { community: given(names[side]) } : {};
  return { ...Object.fromEntries(own), ...community };
}

function paramOf(name: string, value: string | number | readonly string[]): WordParam {
  if (name === 'sections' && typeof value === 'object') return value.map(sectionTitle);
  if (name === 'state' && typeof value === 'string' && value !== value.toUpperCase())
    return words(`common:states.${value}`);
  if (name === 'date' && typeof value === 'string') return { day: value };
  return typeof value === 'string' && name !== 'side' ? given(value) : value;
}

const isSide = (value: unknown): value is Side => (sides as readonly unknown[]).includes(value);
