import type { StateClock } from '../../../src/partnerships/domain/state-clock.js';
import { sides } from '../../../src/partnerships/domain/states.js';
import { dateIn, type Look } from './simulated-life.js';

const ladders: readonly Partial<StateClock>[] = [
  {
    days: 'working',
    target: 5,
    remindAfter: [2, 4, 9],
    escalate: [
      { after: 11, to: 'deputy' },
      { after: 12, to: 'staff' },
    ],
  },
  { days: 'calendar', target: 7, remindAfter: [3, 8], escalate: [{ after: 14, to: 'staff' }] },
  { days: 'working', target: 3, remindAfter: [1] },
];
const lapseAfter = [16, 20, 9];

/** What is done about the clocks of a case, or said about it. */
export async function clockActs({
  act,
  chances,
  clerk,
  now,
  procedure: { state },
  staff,
  unheard,
}: Look): Promise<void> {
  const [ann = ''] = staff;
  const kind = chances.next();
  if (kind < 0.25) {
    const until = chances.happens(0.7) ? { until: dateIn(now, chances.between(2, 60)) } : {};
    await act('hold', ann, until);
  } else if (kind < 0.5) {
    const days = chances.between(1, 25);
    // a contact who is invited anew before it is told hears of it or not: it goes out before their old link is dead, or never
    if (!unheard || state !== 'awaiting-counterpart') await act('extendDeadline', ann, { days });
  } else if (kind < 0.75) {
    const party = chances.oneOf([...sides, 'staff'] as const);
    const own = party !== 'staff' && chances.happens(0.5);
    const until = dateIn(now, chances.between(1, own ? 12 : 40));
    await act('snooze', own ? clerk(party) : ann, { party, until, ...(own ? {} : { reason: 'They are away' }) });
  } else if (kind < 0.85) {
    const index = chances.between(0, ladders.length - 1);
    const lapses = !['submitted', 'under-review', 'signed'].includes(state);
    const clock = { ...ladders[index], lapse: lapses ? lapseAfter[index] : null };
    await act('overrideClock', ann, { state, clock: chances.happens(0.25) ? null : clock });
  } else if (kind < 0.95) await act('note', ann);
  else await act('sendMessage', clerk('initiator'), { to: 'staff' });
}
