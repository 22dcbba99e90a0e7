import { type Actor, type SideRole, sideOf } from '../domain/actors.js';
import type { Facts } from '../domain/facts.js';
import type { Side } from '../domain/states.js';
import { type CaseNames, namesOf } from './case-names.js';

/** For whom a page of a case is made. */
export interface Viewer {
  /** The community for which the person looks at the case; null for staff. */
  readonly side: Side | null;
  readonly staff: boolean;
  readonly roles: readonly SideRole[];
  readonly names: CaseNames;
}

export function viewerOf({ actor, facts }: { actor: Actor; facts: Facts }): Viewer {
  const side = sideOf(actor, ['clerk', 'official', 'organiser', 'invitee']);
  const staff = actor.kind === 'person' && actor.staff;
  const roles = actor.kind === 'person' && side ? actor.sides[side] : [];
  return { side, staff, roles, names: namesOf(facts) };
}
