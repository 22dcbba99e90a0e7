/** What the clock will do in a case if nobody moves. */
export interface PlannedStep {
  readonly id: string;
  /** `reminder-1`, `escalation-2`, `hearing-3-2026-04-21`, `lapse`, `release`. */
  readonly kind: string;
  readonly party: string;
  readonly dueAt: Date;
}

/** A message that staff kept the clock from sending. */
export interface CancelledStep {
  readonly kind: string;
  readonly party: string;
  readonly at: Date;
  /** Who cancelled it. */
  readonly by: string;
}

export abstract class PlannedSteps {
  /** Of the present state, the next one first. */
  abstract of(partnershipId: string): Promise<PlannedStep[]>;
  /** Newest first. */
  abstract cancelledOf(partnershipId: string): Promise<CancelledStep[]>;
}
