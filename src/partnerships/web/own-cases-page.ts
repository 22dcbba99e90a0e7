import type { Account } from '../../accounts/domain/account.js';
import { words, type Words } from '../../platform/web/words.js';
import type { OwnCase } from '../application/own-cases.js';
import { type SideRole } from '../domain/actors.js';
import { forBothSides, isOpen, type Side, type State } from '../domain/states.js';
import { type Participant, taskOf } from '../domain/task-of.js';
import { caseAddress, type CaseNames } from './case-names.js';
import { stageLabel } from './standing.js';
import { todoHref } from './todo-href.js';

export interface ListedCase {
  readonly reference: string;
  readonly href: string;
  readonly names: CaseNames;
  readonly kind: Words;
  readonly state: State;
  readonly onHold: boolean;
  readonly stage: Words | null;
  /** What this person has to do; null where others have to. */
  readonly todo: Words | null;
  readonly since: string;
}

export interface OwnCasesPage {
  readonly waiting: readonly ListedCase[];
  readonly open: readonly ListedCase[];
  readonly ended: readonly ListedCase[];
  readonly mayPropose: boolean;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'partnerships/list': OwnCasesPage;
  }
}

export function ownCasesPage(cases: readonly OwnCase[], account: Account): OwnCasesPage {
  const listed = cases.map((each) => listedCase(each, account));
  return {
    waiting: listed.filter(({ todo }) => todo !== null).sort((a, b) => a.since.localeCompare(b.since)),
    open: listed.filter(({ todo, state }) => todo === null && isOpen(state)),
    ended: listed.filter(({ todo, state }) => todo === null && !isOpen(state)),
    mayPropose: account.memberships.length > 0,
  };
}

function listedCase(each: OwnCase, account: Account): ListedCase {
  const { procedure, reference, kind, communities } = each;
  const task = taskOf(procedure, participantIn(each, account));
  return {
    reference,
    href: task ? todoHref(caseAddress({ reference }), task) : caseAddress({ reference }),
    names: { initiator: communities.initiator.name, counterpart: communities.counterpart.name },
    kind: words(`partnerships:kinds.${kind}`),
    state: procedure.state,
    onHold: procedure.hold !== null,
    stage: stageLabel(procedure),
    todo: task ? words(`partnerships:todo.${task}`) : null,
    since: procedure.clockFrom,
  };
}

function participantIn({ communities, invitee }: OwnCase, { id, memberships, offices }: Account): Participant {
  const rolesIn = (side: Side): SideRole[] => [
    ...memberships.filter(({ communityId }) => communityId === communities[side].id).map(({ role }) => role),
    ...(offices.some(({ communityId }) => communityId === communities[side].id) ? (['official'] as const) : []),
    ...(side === 'counterpart' && invitee ? (['invitee'] as const) : []),
  ];
  // what staff have to do is in their own queue
  return { personId: id, staff: false, sides: forBothSides(rolesIn) };
}
