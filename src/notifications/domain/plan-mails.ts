import { otherSide, type Side } from '../../partnerships/domain/states.js';
import { calendarFor } from './case-clock.js';
import { ofCeremony } from './ceremony-appointment.js';
import { ofHearing } from './hearing-appointment.js';
import type { MailCase, MailEvent } from './mail-case.js';
import type { LinkKind, MailDeclaration } from './mail-declaration.js';
import { mailsOn } from './mails.js';
import type { MessageData } from './message-data.js';
import { type Recipient, recipientsBy, sideOfEvent } from './recipients.js';

/** A mail that is to be written, before its link is made. */
export interface PlannedMail {
  readonly template: string;
  readonly recipient: Recipient;
  readonly link: LinkKind;
  /** It only tells; see `MailDeclaration`. */
  readonly informative?: boolean;
  readonly data: Omit<MessageData, 'link'>;
}

/** Who gets which mail about this event. The same event and case always give the same mails. */
export function planMails(event: MailEvent, about: MailCase): PlannedMail[] {
  const planned = new Map<string, PlannedMail>();
  for (const declaration of mailsOn(event.type)) {
    if (!applies(declaration, event, about)) continue;
    for (const recipient of recipientsBy(declaration.to, event, about)) {
      const isActor = event.by !== null && recipient.personId === event.by;
      if (planned.has(recipient.mail) || (isActor && !declaration.receipt)) continue;
      planned.set(recipient.mail, mailTo(recipient, declaration, event, about));
    }
  }
  return [...planned.values()];
}

function applies({ notWith = [], when }: MailDeclaration, event: MailEvent, about: MailCase): boolean {
  return !notWith.some((type) => event.together.includes(type)) && (when?.(event, about) ?? true);
}

function mailTo(
  recipient: Recipient,
  { name, link, details, quotes, attaches, informative }: MailDeclaration,
  event: MailEvent,
  about: MailCase,
): PlannedMail {
  const side = sideOfEvent(event);
  const attached = (recipient.side && attaches?.(event, about, recipient.side)) || [];
  const { details: ofAppointment, ...calendar } = appointmentIn(event, about);
  return {
    template: name,
    recipient,
    link: link === 'move' ? moveOf(recipient) : link,
    informative: informative === true && calendar.calendar === undefined && attached.length === 0,
    data: {
      why: recipient.as,
      zone: zoneOf(recipient, about),
      params: {
        ...namesFor(recipient, about),
        ...(side ? { community: about.communities[side].name } : {}),
        ...(event.actorName ? { actor: event.actorName } : {}),
      },
      terms: termsOf(about),
      details: [...(details?.(event, about) ?? []), ...ofAppointment],
      quotes: quotes?.(event, about) ?? [],
      ...calendar,
      ...(attached.length > 0 ? { attached } : {}),
    },
  };
}

/** No event is about a ceremony and a council's meeting. */
function appointmentIn(event: MailEvent, about: MailCase) {
  const hearing = ofHearing(event, about);
  return hearing.calendar ? hearing : ofCeremony(event, about);
}

/** Whoever has no account gets their own link again, so that nobody has to look for an old mail. */
export function moveOf({ as }: Pick<Recipient, 'as'>): LinkKind {
  if (as === 'official') return 'signature';
  return as === 'contact' ? 'invitation' : 'case';
}

/** Names that every text may use; `own` and `partner` as the recipient sees the pair. */
export function namesFor({ side, name }: Pick<Recipient, 'side' | 'name'>, about: MailCase): Record<string, string> {
  const { reference, communities } = about;
  const named = (which: Side) => communities[which].name;
  return {
    reference,
    recipient: name,
    initiator: named('initiator'),
    counterpart: named('counterpart'),
    ...(side ? { own: named(side), partner: named(otherSide(side)) } : {}),
  };
}

export const termsOf = ({ kind }: MailCase): Record<string, string> => ({ kind: `kinds.${kind}` });

export const zoneOf = ({ side }: Pick<Recipient, 'side'>, about: MailCase): string => calendarFor(side, about).zone;
