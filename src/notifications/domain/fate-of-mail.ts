import { newestPolicy } from '../../partnerships/domain/clock-policy.js';
import { contactInstant } from '../../partnerships/domain/contact-time.js';
import { judge } from '../../reminders/domain/due-step.js';
import { calendarFor, deadlinesOf, earliestContact } from './case-clock.js';
import { clockMails } from './clock-mail.js';
import type { MailCase } from './mail-case.js';
import type { MessageData } from './message-data.js';
import { type OfficeNotice, officeMails, stillConcerns } from './office-mail.js';
import type { PlannedMail } from './plan-mails.js';

/** What becomes of a mail of the clock at the moment in which it would leave the house. */
export type Fate =
  /** With what it says by now; without data it stays as it was written. */
  | { readonly verdict: 'goes'; readonly data?: Omit<MessageData, 'link'> }
  | { readonly verdict: 'waits'; readonly until: Date }
  | { readonly verdict: 'never'; readonly withheld: 'moved-on' | 'superseded' };

/** To whom it is, and the step of the clock that asked for it: null where the clock has begun anew since. */
export interface MailOfClock {
  readonly template: string;
  readonly recipientMail: string;
  readonly step: { readonly kind: string; readonly party: string; readonly state: string; readonly since: Date } | null;
}

/** Steps of a case that is waited on; what offices are told of has its own question. */
export const isReminder = (template: string): boolean => /^(?:reminder|escalation)\./.test(template);

const movedOn: Fate = { verdict: 'never', withheld: 'moved-on' };

/** Does the case still wait for them, is it still theirs, is it not put off, and may they be written to at this hour? */
export function fateOfReminder({ step: due, ...mail }: MailOfClock, about: MailCase, now: Date): Fate {
  if (!due) return movedOn;
  const { state, since } = about.procedure;
  const present = { state, since, now: now.toISOString(), planned: deadlinesOf(about) };
  const judged = judge({ ...due, stateSince: due.since.toISOString() }, present);
  if (judged.verdict === 'void') return movedOn;
  if (judged.verdict === 'superseded') return { verdict: 'never', withheld: 'superseded' };
  if (judged.verdict === 'later') return { verdict: 'waits', until: new Date(judged.dueAt) };
  const { step } = judged;
  const planned = sameMail(clockMails(step, about), mail);
  if (!planned || step.party === 'service') return movedOn;
  return atDecentHour(planned, earliestContact(planned.recipient.side ?? 'staff', about, now), now);
}

/** Does the term still end on that day with nobody to follow, and is the recipient still one of those who see to it? */
export function fateOfNotice(notice: OfficeNotice, mail: MailOfClock, about: MailCase, now: Date): Fate {
  if (!stillConcerns(notice, about, now)) return movedOn;
  const planned = sameMail(officeMails(notice.kind, notice.term, about), mail);
  if (!planned) return movedOn;
  const { hours } = newestPolicy(about.policies);
  return atDecentHour(planned, contactInstant(now, calendarFor(planned.recipient.side, about), hours), now);
}

const sameMail = (planned: readonly PlannedMail[], { template, recipientMail }: Omit<MailOfClock, 'step'>) =>
  planned.find((each) => each.template === template && each.recipient.mail === recipientMail);

const atDecentHour = ({ data }: PlannedMail, contact: Date, now: Date): Fate =>
  contact > now ? { verdict: 'waits', until: contact } : { verdict: 'goes', data };
