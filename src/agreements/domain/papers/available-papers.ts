import type { Actor } from '../../../partnerships/domain/actors.js';
import type { PastEvent } from '../../../partnerships/domain/event-parts.js';
import type { Partnership } from '../../../partnerships/domain/partnership.js';
import { mainStates, type Side, sides } from '../../../partnerships/domain/states.js';
import { isOneSided, type PaperKind, paperKinds } from './paper-kinds.js';

type MainState = (typeof mainStates)[number];

/** The state from which on there is something to print. */
const from: Record<PaperKind, MainState> = {
  'letter-of-intent': 'under-review',
  'council-resolution': 'in-approval',
  proclamation: 'signing',
  programme: 'signing',
  certificate: 'recognised',
};

/** A paper that somebody may have: for which side it is made, and so who is named first in it. */
export interface OfferedPaper {
  readonly kind: PaperKind;
  readonly side: Side;
}

/** Kinds that there are of a case as it stands. Of a case that has ended none is made any more. */
export function paperKindsOf({ procedure, recognised }: Pick<Partnership, 'procedure' | 'recognised'>): PaperKind[] {
  const state = procedure.state === 'changes-requested' ? procedure.cameFrom : procedure.state;
  const reached = mainStates.indexOf(state as MainState);
  const exists = (kind: PaperKind) => reached >= mainStates.indexOf(from[kind]);
  return paperKinds.filter((kind) => exists(kind) && (kind !== 'certificate' || recognised !== null));
}

/** What a community prepares for its council and its people is its own affair, and staff's. */
export function papersFor(partnership: Pick<Partnership, 'procedure' | 'recognised'>, actor: Actor): OfferedPaper[] {
  const own = ownSides(actor);
  if (own.length === 0) return [];
  return paperKindsOf(partnership).flatMap((kind) => own.map((side) => ({ kind, side })));
}

/** One entry a paper: those for both communities are listed as the first of the sides would have them. */
export const listedPapers = (offered: readonly OfferedPaper[]): OfferedPaper[] =>
  offered.filter(({ kind }, index) => isOneSided(kind) || offered.findIndex((each) => each.kind === kind) === index);

function ownSides(actor: Actor): Side[] {
  if (actor.kind !== 'person') return [];
  return sides.filter((side) => actor.staff || actor.sides[side].length > 0);
}

/** The instant of what a paper rests on: its date, whenever it is printed. */
export function paperDate(
  kind: PaperKind,
  { procedure, recognised }: Pick<Partnership, 'procedure' | 'recognised'>,
  events: readonly Pick<PastEvent, 'to' | 'at'>[],
): string {
  const { frozen } = procedure;
  if (kind === 'certificate' && recognised) return recognised.recognisedAt;
  if (from[kind] === 'signing' && frozen) return frozen.frozenAt;
  return events.find(({ to }) => to === from[kind])?.at ?? procedure.since;
}
