import type { Actor } from '../actors.js';
import type { EventDraft } from '../event-parts.js';
import type { Facts } from '../facts.js';
import type { Partnership } from '../partnership.js';
import type { Refusal } from '../refusals.js';

/** What a decision may look at. */
export interface Case {
  partnership: Partnership;
  facts: Facts;
  actor: Actor;
}

/** Either reasons, or what happened: never both, never neither. */
export type Decided = { refused: readonly Refusal[] } | { events: readonly EventDraft[] };

export const refused = (...reasons: Refusal[]): Decided => ({ refused: reasons });
export const happened = (...events: EventDraft[]): Decided => ({ events });
