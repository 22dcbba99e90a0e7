import { words, type Words } from '../../../platform/web/words.js';
import { namedStep } from '../../../reminders/domain/step-kinds.js';

/** What the clock will do, by the name of the step: reminder 2, 14 days before a council meeting. */
export function stepName(kind: string): Words {
  const { sort, number, date } = namedStep(kind);
  return words(`staff:step.${sort}`, {
    ...(number === null ? {} : { number }),
    ...(date === null ? {} : { date: { day: date } }),
  });
}
