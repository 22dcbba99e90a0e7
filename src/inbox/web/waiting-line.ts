import { caseAddress, type CaseNames } from '../../partnerships/web/case-names.js';
import { stageLabel } from '../../partnerships/web/standing.js';
import { todoHref } from '../../partnerships/web/todo-href.js';
import type { SideRole } from '../../partnerships/domain/actors.js';
import { forBothSides, type Side, type State } from '../../partnerships/domain/states.js';
import { type Task, taskOf } from '../../partnerships/domain/task-of.js';
import { words, type Words } from '../../platform/web/words.js';
import type { WaitingCase } from '../application/waiting-cases.js';
import type { Reader } from '../domain/reader.js';

/** A line of "waiting on you". */
export interface WaitingLine {
  readonly reference: string;
  readonly href: string;
  readonly names: CaseNames;
  readonly kind: Words;
  readonly state: State;
  readonly stage: Words | null;
  readonly task: Task;
  readonly todo: Words;
  readonly since: Date;
  readonly target: Date | null;
  readonly late: boolean;
}

export function waitingLine(waiting: WaitingCase, reader: Reader, now: Date): WaitingLine {
  const { reference, communities, procedure, kind, waitingSince, target } = waiting;
  const sides = forBothSides((side) => rolesIn(waiting, side, reader));
  const task = taskOf(procedure, { personId: reader.personId, staff: reader.staff, sides }) ?? procedure.state;
  const forStaff = reader.staff && sides.initiator.length + sides.counterpart.length === 0;
  return {
    reference,
    href: forStaff ? `/staff/cases/${reference}` : todoHref(caseAddress({ reference }), task),
    names: { initiator: communities.initiator.name, counterpart: communities.counterpart.name },
    kind: words(`partnerships:kinds.${kind}`),
    state: procedure.state,
    stage: stageLabel(procedure),
    task,
    todo: words(`inbox:tasks.${task}`),
    since: waitingSince,
    target,
    late: target !== null && target < now,
  };
}

function rolesIn({ communities, invitee }: WaitingCase, side: Side, { clerkOf, officialOf }: Reader): SideRole[] {
  const { id } = communities[side];
  return [
    ...(clerkOf.includes(id) ? (['clerk'] as const) : []),
    ...(officialOf.includes(id) ? (['official'] as const) : []),
    ...(side === 'counterpart' && invitee ? (['invitee'] as const) : []),
  ];
}
