import type { WaitingState } from '../../../partnerships/domain/state-clock.js';
import { waitingOn } from '../../../partnerships/domain/waiting.js';
import { lapseOf } from '../case-clock.js';
import type { MailCase } from '../mail-case.js';
import type { MailDetail } from '../message-data.js';

/** When the case lapses if nobody moves, as days are where it waits. */
export function lapseDetails(about: MailCase): MailDetail[] {
  const date = lapseOf(about);
  const party = waitingOn(about.procedure)[0]?.party;
  const side = party === 'counterpart' ? party : 'initiator';
  return date ? [{ name: 'lapses', date, zone: about.communities[side].zone }] : [];
}

/** For the mail with which a wait begins; nothing once the case waits for something else. */
export const lapseIn = (state: WaitingState, about: MailCase): MailDetail[] =>
  about.procedure.state === state ? lapseDetails(about) : [];
