import { given, type Words, words } from '../../platform/web/words.js';
import type { PlannedDeadline } from '../domain/clocks.js';
import type { CaseNames } from './case-names.js';

/** What happens at a step if nobody moves, in a sentence; `isReader` where whoever reads it is told. */
export function stepWords(
  { kind, party, role }: Omit<PlannedDeadline, 'dueAt'>,
  names: CaseNames,
  isReader = false,
): Words {
  const community = party === 'initiator' || party === 'counterpart' ? { community: given(names[party]) } : undefined;
  const say = (key: string) => words(`partnerships:clockPlan.${key}`, community);
  if (kind === 'lapse' || kind === 'release') return say(kind);
  if (kind.startsWith('ceremony')) return say('ceremony');
  if (kind.startsWith('scan')) return say('scan');
  if (kind.startsWith('hearing')) return say(kind.startsWith('hearing-after') ? 'hearingAfter' : 'hearing');
  if (kind.startsWith('escalation')) return say(`told.${isReader ? 'you' : toldRole(role)}`);
  return say(isReader ? 'you' : `reminder.${role === 'deputy' || role === 'service' ? 'clerk' : role}`);
}

const toldRole = (role: PlannedDeadline['role']): 'clerk' | 'deputy' | 'staff' =>
  role === 'staff' || role === 'deputy' ? role : 'clerk';
