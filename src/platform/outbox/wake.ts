/** Tells relays that something is due. Losing a call costs the length of a poll, never a delivery. */
export abstract class Wake {
  abstract soon(): void;
}
