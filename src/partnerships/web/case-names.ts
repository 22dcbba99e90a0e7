import { given, type Given } from '../../platform/web/words.js';
import type { Actor } from '../domain/actors.js';
import type { Facts } from '../domain/facts.js';
import type { Partnership } from '../domain/partnership.js';
import type { Side } from '../domain/states.js';

/** What the two communities are called on the pages of a case. */
export type CaseNames = Readonly<Record<Side, string>>;

export const namesOf = ({ communities }: Pick<Facts, 'communities'>): CaseNames => ({
  initiator: communities.initiator.name,
  counterpart: communities.counterpart.name,
});

/** Both, for a heading: `params` of a sentence that names them. */
export const pairOf = (names: CaseNames): { initiator: Given; counterpart: Given } => ({
  initiator: given(names.initiator),
  counterpart: given(names.counterpart),
});

export const caseAddress = ({ reference }: Pick<Partnership, 'reference'>): string => `/partnerships/${reference}`;

/** Where the person works on the case: staff have a page of their own. */
export const deskAddress = ({
  partnership,
  actor,
}: {
  partnership: Pick<Partnership, 'reference'>;
  actor: Actor;
}): string =>
  actor.kind === 'person' && actor.staff ? `/staff/cases/${partnership.reference}` : caseAddress(partnership);
