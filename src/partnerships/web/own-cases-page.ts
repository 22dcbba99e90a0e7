import type { Account } from '../../accounts/domain/account.js';
import { words, type Words } from '../../platform/web/words.js';
import type { OwnCase } from '../application/own-cases.js';
import { type SideRole } from '../domain/actors.js';
import { isOpen, sides, type Side, type State } from '../domain/states.js';
import { waitingOn } from '../domain/waiting.js';
import { caseAddress, type CaseNames } from './case-names.js';
import { isViewer, stageLabel } from './standing.js';
import type { Viewer } from './viewer.js';

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
  const viewer = viewerFor(each, account);
  const mine = procedure.hold ? undefined : waitingOn(procedure).find((waiter) => isViewer(waiter, viewer));
  const byPen = procedure.state === 'signing' && mine?.role === 'clerk';
  return {
    reference,
    href: mine ? todoHref(reference, byPen ? 'by-pen' : procedure.state) : caseAddress({ reference }),
    names: { initiator: communities.initiator.name, counterpart: communities.counterpart.name },
    kind: words(`partnerships:kinds.${kind}`),
    state: procedure.state,
    onHold: procedure.hold !== null,
    stage: stageLabel(procedure),
    todo: mine ? words(`partnerships:todo.${byPen ? 'by-pen' : procedure.state}`) : null,
    since: procedure.clockFrom,
  };
}

/** Straight to where it is done, where that is one page. */
function todoHref(reference: string, state: State | 'by-pen'): string {
  const page: Partial<Record<State | 'by-pen', string>> = {
    draft: '/proposal',
    'changes-requested': '/proposal',
    signing: '/sign',
    'by-pen': '/originals',
  };
  return `${caseAddress({ reference })}${page[state] ?? ''}`;
}

function viewerFor({ communities, invitee }: OwnCase, { memberships, offices }: Account): Viewer {
  const names = { initiator: communities.initiator.name, counterpart: communities.counterpart.name };
  const rolesIn = (side: Side): SideRole[] => [
    ...memberships.filter(({ communityId }) => communityId === communities[side].id).map(({ role }) => role),
    ...(offices.some(({ communityId }) => communityId === communities[side].id) ? (['official'] as const) : []),
    ...(side === 'counterpart' && invitee ? (['invitee'] as const) : []),
  ];
  const side = sides.find((each) => rolesIn(each).length > 0) ?? null;
  return { side, staff: false, roles: side ? rolesIn(side) : [], names };
}
