import { barringRules } from '../../approvals/domain/national-rules.js';
import { publishedRules } from '../../approvals/domain/published-rules.js';
import type { ActorRef, LoadedCase } from '../application/partnership-store.js';
import type { Actor, SideRole } from '../domain/actors.js';
import { termOf } from '../domain/authority.js';
import { clockContext } from '../domain/clock-context.js';
import type { ClockPolicy } from '../domain/clock-policy.js';
import { plannedDeadlines } from '../domain/clocks.js';
import type { CommunityFacts, Facts, OfficeTerm, RivalPartnership } from '../domain/facts.js';
import type { Partnership, RecognisedFacts } from '../domain/partnership.js';
import type { Procedure } from '../domain/procedure.js';
import type { PartnershipKind } from '../domain/proposal.js';
import { sides, type Side } from '../domain/states.js';

type CommunityRow = CommunityFacts & { sample: boolean };

/** One row of `loadPairSql`. */
export interface PairRow {
  communities: Partial<Record<Side, CommunityRow>> | null;
  terms: (OfficeTerm & { communityId: string })[] | null;
  rivals: RivalPartnership[] | null;
  policies: ClockPolicy[];
  actor: { name: string; staff: boolean } | null;
  memberships: { communityId: string; role: 'clerk' | 'organiser' }[] | null;
  [column: string]: unknown;
}

/** One row of `loadCaseSql`. */
export interface CaseRow extends PairRow {
  id: string;
  reference: string;
  kind: PartnershipKind;
  initiator_id: string;
  counterpart_id: string;
  names_as_signed: Record<Side, string> | null;
  register_number: string | null;
  recognised_at: Date | null;
  affiliation_date: string | null;
  validity: RecognisedFacts['validity'];
  recognition: RecognisedFacts['recognition'];
  activity: RecognisedFacts['activity'];
  version: number;
  head_hash: string;
  procedure: Procedure;
  lapse_due: boolean;
  invitee: boolean;
}

export function partnershipFrom(row: CaseRow): Partnership {
  const { register_number: number, recognised_at: recognisedAt, validity, recognition, activity } = row;
  const facts = { validity, recognition, activity };
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    initiatorId: row.initiator_id,
    counterpartId: row.counterpart_id,
    namesAsSigned: row.names_as_signed,
    recognised:
      number && recognisedAt
        ? { number, recognisedAt: recognisedAt.toISOString(), affiliationDate: row.affiliation_date ?? '', ...facts }
        : null,
    version: row.version,
    procedure: row.procedure,
  };
}

/** A pair of one community with itself is a case for the rules, not for an error here. */
export function factsFrom(row: PairRow, now: Date, lapseDue: boolean): Facts | null {
  const initiator = row.communities?.initiator;
  const counterpart = row.communities?.counterpart ?? initiator;
  if (!initiator || !counterpart) return null;
  const date = now.toISOString().slice(0, 10);
  const terms = row.terms ?? [];
  return {
    now: now.toISOString(),
    communities: { initiator, counterpart },
    terms: {
      initiator: terms.filter((term) => term.communityId === initiator.id),
      counterpart: terms.filter((term) => term.communityId === counterpart.id),
    },
    rivals: row.rivals ?? [],
    prohibitions: barringRules(publishedRules, [initiator, counterpart], 'establish', date).map(
      ({ citation, text }) => ({ citation, text }),
    ),
    lapseDue,
    policies: row.policies,
  };
}

export function actorFrom(row: PairRow, facts: Facts, ref: ActorRef, invitee: boolean): Actor | null {
  if (ref.kind !== 'person') return ref;
  if (!row.actor) return null;
  const memberships = row.memberships ?? [];
  const rolesFor = (side: Side): SideRole[] => [
    ...memberships.filter((m) => m.communityId === facts.communities[side].id).map((m) => m.role),
    ...(termOf(facts, side, ref.personId) ? (['official'] as const) : []),
    ...(side === 'counterpart' && invitee ? (['invitee'] as const) : []),
  ];
  const roles = { initiator: rolesFor('initiator'), counterpart: rolesFor('counterpart') };
  const tied = sides.some((side) => roles[side].length > 0);
  return { kind: 'person', personId: ref.personId, name: row.actor.name, staff: row.actor.staff, sides: roles, tied };
}

/**
 * Another community's case is as good as none: the counterpart sees it from its invitation on. Lists ask the same in SQL,
 * with `visibleCaseSql`.
 */
export function isVisible(partnership: Partnership, actor: Actor): boolean {
  if (actor.kind !== 'person' || actor.staff || actor.sides.initiator.length > 0) return true;
  return actor.sides.counterpart.length > 0 && partnership.procedure.invitation !== null;
}

export function loadedFrom(row: CaseRow, ref: ActorRef, now: Date): LoadedCase | null {
  const partnership = partnershipFrom(row);
  const facts = factsFrom(row, now, row.lapse_due && lapsesBy(now, row));
  const actor = facts && actorFrom(row, facts, ref, row.invitee);
  if (!facts || !actor) return null;
  return {
    partnership,
    facts,
    actor,
    headHash: row.head_hash,
    visible: isVisible(partnership, actor),
    sample: isSample(row),
  };
}

/** Asked of the case itself: what was decided about its clock a moment ago may not be in its deadlines yet. */
function lapsesBy(now: Date, { procedure, communities, policies }: CaseRow): boolean {
  const initiator = communities?.initiator;
  const counterpart = communities?.counterpart ?? initiator;
  if (!initiator || !counterpart) return false;
  const context = clockContext(procedure, { communities: { initiator, counterpart }, policies });
  return plannedDeadlines(procedure, context).some(({ kind, dueAt }) => kind === 'lapse' && dueAt <= now.toISOString());
}

export const isSample = ({ communities }: PairRow): boolean =>
  communities?.initiator?.sample === true || communities?.counterpart?.sample === true;
