import { personActions, type PersonAction } from './actions.js';
import { actsAs, type Actor } from './actors.js';
import { blockers } from './decide.js';
import type { Facts } from './facts.js';
import { transitionOf } from './lifecycle.js';
import type { Partnership } from './partnership.js';
import type { Refusal } from './refusals.js';

/** An action of this person in the present state, and what must happen before it is possible. */
export interface ActionOffer {
  action: PersonAction;
  possible: boolean;
  missing: readonly Refusal[];
}

/** What this person could do now, asked of the very functions that will decide it. */
export function offers(partnership: Partnership, facts: Facts, actor: Actor): ActionOffer[] {
  return personActions
    .filter((action) => isTheirs(action, partnership, actor))
    .map((action) => {
      const missing = blockers(partnership, action, facts, actor);
      return { action, possible: missing.length === 0, missing };
    });
}

function isTheirs(action: PersonAction, partnership: Partnership, actor: Actor): boolean {
  const { from, by } = transitionOf(action);
  return from.includes(partnership.procedure.state) && by.some((who) => actsAs(actor, who));
}
