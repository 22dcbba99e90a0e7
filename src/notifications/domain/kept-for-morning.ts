import { newestPolicy } from '../../partnerships/domain/clock-policy.js';
import { contactInstant } from '../../partnerships/domain/contact-time.js';
import { type Side, sides } from '../../partnerships/domain/states.js';
import { calendarFor } from './case-clock.js';
import type { Fate, MailOfClock } from './fate-of-mail.js';
import type { MailCase, MailEvent } from './mail-case.js';
import { type Recipient, unsignedOfficials } from './recipients.js';

/** The time was up, or it put the recipient in office since: nobody waits for the mail about it. */
export const isOfTheClock = ({ byClock, at }: MailEvent, { calledAt }: Recipient): boolean =>
  byClock || (calledAt !== undefined && calledAt > at);

/** The first moment from `now` on at which they may be written to about what nobody waits for. */
export const morningOf = ({ side }: Pick<Recipient, 'side'>, about: MailCase, now: Date): Date =>
  contactInstant(now, calendarFor(side, about), newestPolicy(about.policies).hours);

/**
 * Whoever was to be asked in the morning may have signed in the night; or nobody can, for the case is on hold. And where
 * nothing was sent in that morning it waits for the next, unless what happened since has let it go.
 */
export function fateOfKept(
  mail: Pick<MailOfClock, 'template' | 'recipientMail'>,
  until: Date,
  about: MailCase,
  now: Date,
): Fate {
  const { template, recipientMail } = mail;
  if (template === 'signature-needed' && !isStillAsked(recipientMail, about))
    return { verdict: 'never', withheld: 'moved-on' };
  const reader = { side: sideOfReader(recipientMail, about) };
  const contact = morningOf(reader, about, now);
  const isForHoursOfWork = morningOf(reader, about, until).getTime() === until.getTime();
  return contact > now && isForHoursOfWork ? { verdict: 'waits', until: contact } : { verdict: 'goes' };
}

const isStillAsked = (mail: string, about: MailCase): boolean =>
  !about.procedure.hold && unsignedOfficials(about).some((official) => official.mail === mail);

function sideOfReader(mail: string, { clerks, officials, deputies, procedure }: MailCase): Side | null {
  const belongs = (side: Side) =>
    [clerks, officials, deputies].some((people) => people[side].some((each) => each.mail === mail));
  const isContact = procedure.invitation?.contact?.mail.toLowerCase() === mail;
  return sides.find(belongs) ?? (isContact ? 'counterpart' : null);
}
