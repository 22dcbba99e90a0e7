import { allOf, type RawForm } from '../../../platform/web/forms/raw-form.js';

/** What a colleague changed, wherever nothing else was typed; whatever was typed stays. */
export function mergedForm(typed: RawForm, base: RawForm, theirs: RawForm): RawForm {
  const taken = Object.keys(theirs).filter((name) => same(typed, base, name) && !same(theirs, base, name));
  return { ...typed, ...Object.fromEntries(taken.map((name) => [name, theirs[name] ?? ''])) };
}

const same = (one: RawForm, other: RawForm, name: string): boolean =>
  JSON.stringify(allOf(one, name)) === JSON.stringify(allOf(other, name));
