/** What the clock will do in a case if nobody moves. */
export interface PlannedStep {
  readonly id: string;
  /** `reminder-1`, `escalation-2`, `lapse`, `release`. */
  readonly kind: string;
  readonly party: string;
  readonly dueAt: Date;
}

export abstract class PlannedSteps {
  /** Of the present state, the next one first. */
  abstract of(partnershipId: string): Promise<PlannedStep[]>;
}
