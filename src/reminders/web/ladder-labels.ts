import type { WaitingState } from '../../partnerships/domain/state-clock.js';
import type { ErrorReason } from '../../platform/errors.js';
import type { Option } from '../../platform/web/forms/form-field.js';
import type { Speech } from '../../platform/web/speech.js';
import { ladderFieldNames } from './ladder-fields.js';

export interface LadderTexts {
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, readonly Option[]>>;
}

/** The fields of every wait are called the same; the legend around them says which wait it is. */
export function ladderLabels(prefix: string, state: WaitingState, { t }: Speech): LadderTexts {
  const labels = ladderFieldNames(state).map((field) => [`${prefix}.${field}`, t(`forms:clock-policy.${field}.label`)]);
  const counted = ['working', 'calendar'].map((value) => ({
    value,
    text: t(`forms:clock-policy.days.options.${value}`),
  }));
  return { labels: Object.fromEntries(labels), options: { [`${prefix}.days`]: counted } };
}

/** In the summary above the page a field is named with its wait. */
export function namedByWait(reason: ErrorReason, prefix: string, wait: string, speech: Speech): ErrorReason {
  const field = (reason.field ?? '').slice(prefix.length + 1);
  const label = `${wait}: ${speech.t(`forms:clock-policy.${field}.label`)}`;
  const key = `errors:${reason.code}`;
  if (!speech.has(key)) return reason;
  return { ...reason, code: 'named-by-wait', message: speech.t(key, { ...reason.params, label }) };
}
