import { ceremonyStart } from '../../ceremony/domain/ceremony-history.js';
import type { PlannedDeadline } from '../../partnerships/domain/clocks.js';
import { sides } from '../../partnerships/domain/states.js';
import { waitingOn } from '../../partnerships/domain/waiting.js';
import { lapseOf } from './case-clock.js';
import { hearingDetails } from './hearing-appointment.js';
import type { MailCase } from './mail-case.js';
import type { MailDetail } from './message-data.js';
import { moveOf, namesFor, type PlannedMail, termsOf, zoneOf } from './plan-mails.js';
import { type Recipient, waiters } from './recipients.js';

/** What the clock tells whoever a case waits for, and later those who can see to it. */
export type ClockStep = Pick<PlannedDeadline, 'kind' | 'party' | 'role'>;

/** The wording is `mails.reminder.<state>` or `mails.escalation.<state>`; a ceremony has its own. */
export function clockMails(step: ClockStep, about: MailCase): PlannedMail[] {
  if (step.kind.startsWith('hearing')) return hearingClockMails(step, about);
  if (step.kind.startsWith('ceremony') || step.kind.startsWith('scan')) return ceremonyClockMails(step, about);
  const asked = waiters(step.party, step.role, about);
  const instead = asked.length === 0 && isDeserted(step, about);
  const what = instead || step.kind.startsWith('escalation') ? 'escalation' : 'reminder';
  return (instead ? waiters('staff', 'staff', about) : asked).map((recipient) => ({
    template: `${what}.${about.procedure.state}`,
    recipient,
    link: what === 'escalation' ? 'case' : moveOf(recipient),
    data: {
      why: recipient.as,
      zone: zoneOf(recipient, about),
      params: { ...namesFor(recipient, about), community: late(step, about) },
      terms: termsOf(about),
      details: detailsOf(recipient, about),
      quotes: [],
    },
  }));
}

/** Nobody is left there who could be asked: staff hear of it, before the case lapses in silence. */
const isDeserted = ({ party }: ClockStep, about: MailCase): boolean =>
  sides.some((side) => side === party) && waiters(party, 'clerk', about).length === 0;

/** The day is everybody's who will be there; the scan is for clerks to bring. */
function ceremonyClockMails(step: ClockStep, about: MailCase): PlannedMail[] {
  const { ceremony } = about.procedure.agreedPlan ?? {};
  if (!ceremony) return [];
  const what = step.kind.startsWith('scan') ? 'scan' : 'ceremony';
  const officials = what === 'ceremony' ? waiters(step.party, 'official', about) : [];
  return [...officials, ...waiters(step.party, 'clerk', about)].map((recipient) => ({
    template: `reminder.${what}`,
    recipient,
    link: 'case',
    data: {
      why: recipient.as,
      zone: zoneOf(recipient, about),
      params: { ...namesFor(recipient, about), community: late(step, about) },
      terms: termsOf(about),
      details: [
        { name: 'ceremony', instant: ceremonyStart(ceremony).toISOString(), zone: ceremony.zone },
        { name: 'place', text: ceremony.place },
      ],
      quotes: [],
    },
  }));
}

/** The meeting is the council's own clerks' to prepare, and its result theirs to record. */
function hearingClockMails(step: ClockStep, about: MailCase): PlannedMail[] {
  const hearing =
    step.party === 'initiator' || step.party === 'counterpart' ? about.procedure.hearings?.[step.party] : undefined;
  if (!hearing) return [];
  return waiters(step.party, 'clerk', about).map((recipient) => ({
    template: step.kind.startsWith('hearing-after') ? 'reminder.hearing-result' : 'reminder.hearing',
    recipient,
    link: 'case',
    data: {
      why: recipient.as,
      zone: zoneOf(recipient, about),
      params: { ...namesFor(recipient, about), community: late(step, about) },
      terms: termsOf(about),
      details: hearingDetails(hearing),
      quotes: [],
    },
  }));
}

/** Names of those who haven't moved; staff hear of both sides at once. */
function late({ party }: ClockStep, { procedure, communities }: MailCase): string {
  const parties = party === 'staff' ? waitingOn(procedure).map((waiter) => waiter.party) : [party];
  const named = sides.filter((side) => parties.includes(side)).map((side) => communities[side].name);
  return named.join(' · ');
}

function detailsOf(recipient: Recipient, about: MailCase): MailDetail[] {
  const zone = zoneOf(recipient, about);
  const lapse = lapseOf(about);
  return [
    { name: 'since', date: about.procedure.clockFrom, zone },
    ...(lapse ? [{ name: 'lapses', date: lapse, zone }] : []),
  ];
}
