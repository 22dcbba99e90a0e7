import { type MessageLine, messageLine } from '../../../notifications/web/messages.page.js';
import type { ListedMessage } from '../../../notifications/application/message-list.js';
import type { CaseNames } from '../../../partnerships/web/case-names.js';
import type { TimelineItem } from '../../../partnerships/web/timeline.js';
import { given, type Given, words, type Words } from '../../../platform/web/words.js';
import type { CancelledStep } from '../../application/planned-steps.js';
import { stepName } from '../planned/step-name.js';
import { partyWords } from './planned-view.js';

/** An event of the case, a mail that was sent because of it, or one that staff kept from being sent. */
export type Happening =
  | { readonly what: 'event'; readonly at: string; readonly event: TimelineItem }
  | { readonly what: 'mail'; readonly at: string; readonly mail: MessageLine }
  | { readonly what: 'cancelled'; readonly at: string; readonly title: Words; readonly by: Given };

interface Happened {
  readonly events: readonly TimelineItem[];
  readonly messages: readonly ListedMessage[];
  readonly cancelled: readonly CancelledStep[];
}

/** All in one line of time, newest first; a mail stands above the event of the same moment that caused it. */
export function happenings({ events, messages, cancelled }: Happened, names: CaseNames): Happening[] {
  const told = messages.map(
    (message): Happening => ({ what: 'mail', at: message.createdAt.toISOString(), mail: messageLine(message) }),
  );
  const left = cancelled.map(({ kind, party, at, by }): Happening => {
    const title = words('staff:cancelledStep', { step: stepName(kind), whom: partyWords(party, names) });
    return { what: 'cancelled', at: at.toISOString(), title, by: given(by) };
  });
  const happened = events.map((event): Happening => ({ what: 'event', at: event.at, event }));
  return [...told, ...left, ...happened].sort((a, b) => b.at.localeCompare(a.at));
}
