import type { ErrorReason } from '../../../platform/errors.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import { formLabel } from './fact-rows.js';

/** What is wrong with a form of facts, by field. */
export function errorsOf(reasons: readonly ErrorReason[]): Record<string, Words> {
  const said = reasons.map(({ field = '', code, params = {} }) => {
    const label = formLabel(field);
    const numbers = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : given(String(value)),
    ]);
    return [
      field.startsWith('areas') ? 'areas' : field,
      words(`errors:${code}`, { ...Object.fromEntries(numbers), label }),
    ];
  });
  return Object.fromEntries(said);
}
