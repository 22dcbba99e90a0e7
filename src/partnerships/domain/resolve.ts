import type { Case, Decided } from './decisions/decision.js';
import type { EventDraft, PastEvent } from './event-parts.js';
import { evolve } from './evolve.js';
import { followingEvents } from './follows.js';
import type { Partnership } from './partnership.js';
import type { Refusal } from './refusals.js';

/** A decision with everything that follows from it by itself, and the partnership that results. */
export type Resolved =
  | { refused: readonly Refusal[] }
  | { events: readonly EventDraft[]; before: Partnership; after: Partnership };

/** Applies what was decided, then what follows from it, until nothing more does. */
export function resolve(question: Case, decided: Decided): Resolved {
  if ('refused' in decided) return decided;
  const events: EventDraft[] = [];
  let partnership = question.partnership;
  for (let next = decided.events; next.length > 0; next = followingEvents({ ...question, partnership })) {
    for (const draft of next) partnership = evolve(partnership, asPast(draft, partnership.version + 1, question));
    events.push(...next);
  }
  return { events, before: question.partnership, after: partnership };
}

/** The draft as it will be read back, so that the stored state is exactly what a replay gives. */
export const asPast = (
  draft: EventDraft,
  version: number,
  { facts, actor }: Pick<Case, 'facts' | 'actor'>,
): PastEvent =>
  ({
    type: draft.type,
    data: draft.data,
    private: draft.private ?? null,
    to: draft.to ?? null,
    at: facts.now,
    version,
    by: actor.kind === 'person' ? actor.personId : null,
  }) as PastEvent;
