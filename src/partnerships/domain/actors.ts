import type { Side } from './states.js';

/** What a person can be for one community of a case. */
export type SideRole = 'clerk' | 'organiser' | 'official' | 'invitee';

/**
 * Who may do something, as the lifecycle table names them. `follows` happens by itself in the same transaction as what
 * caused it; `service` is the product's own worker after it has rendered a document; `clock` is the sweeper.
 */
export type Who = `${Side}.${SideRole}` | 'staff' | 'clock' | 'service' | 'follows';

export type Actor =
  | {
      kind: 'person';
      personId: string;
      name: string;
      staff: boolean;
      sides: Record<Side, readonly SideRole[]>;
      /** A member of either community in any role: such a person can't review or recognise. */
      tied: boolean;
    }
  | { kind: 'clock' }
  | { kind: 'service' };

export function actsAs(actor: Actor, who: Who): boolean {
  if (actor.kind === 'clock') return who === 'clock';
  if (actor.kind === 'service') return who === 'service';
  if (who === 'staff') return actor.staff;
  if (who === 'clock' || who === 'service' || who === 'follows') return false;
  const [side, role] = who.split('.') as [Side, SideRole];
  return actor.sides[side].includes(role);
}

/** The side for which the person acts in one of these roles, or null for staff, clock and strangers. */
export function sideOf(actor: Actor, roles: readonly SideRole[]): Side | null {
  if (actor.kind !== 'person') return null;
  for (const side of ['initiator', 'counterpart'] as const) {
    if (actor.sides[side].some((role) => roles.includes(role))) return side;
  }
  return null;
}

/** What is written into an event about who did it. */
export type ActorStamp = { kind: 'person'; id: string; as: 'staff' | Side } | { kind: 'clock' } | { kind: 'service' };

export function stampOf(actor: Actor): ActorStamp {
  if (actor.kind !== 'person') return { kind: actor.kind };
  const side = sideOf(actor, ['clerk', 'official', 'organiser', 'invitee']);
  return { kind: 'person', id: actor.personId, as: actor.staff || side === null ? 'staff' : side };
}
