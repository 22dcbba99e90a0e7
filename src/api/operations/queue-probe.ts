/** Whether the place where jobs wait can be reached now. */
export abstract class QueueProbe {
  abstract reachable(): Promise<boolean>;
}
