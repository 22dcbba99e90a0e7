import type { PlannedDeadline } from '../domain/clocks.js';

/** A step that staff took out of the plan of the present wait. */
export type CancelledStep = Pick<PlannedDeadline, 'kind' | 'party'>;

/** What is planned is computed; that somebody cancelled a part of it is only known where plans are kept. */
export abstract class CancelledSteps {
  abstract of(procedureId: string): Promise<readonly CancelledStep[]>;
}
