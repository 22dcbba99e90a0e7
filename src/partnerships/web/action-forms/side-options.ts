import type { Option } from '../../../platform/web/forms/form-field.js';
import type { CaseView } from '../../application/case.query.js';
import { sideOf } from '../../domain/actors.js';
import { sides, type Side } from '../../domain/states.js';

/** Both communities by name. */
export const sideOptions = ({ facts }: CaseView, among: readonly Side[] = sides): Option[] =>
  among.map((side) => ({ value: side, text: facts.communities[side].name }));

export const ownSide = ({ actor }: CaseView): Side | null =>
  sideOf(actor, ['clerk', 'invitee', 'official', 'organiser']);

export const isStaff = ({ actor }: CaseView): boolean => actor.kind === 'person' && actor.staff;
