import { targetDate } from '../../../partnerships/domain/clocks.js';
import type { EventType } from '../../../partnerships/domain/event-parts.js';
import { sides } from '../../../partnerships/domain/states.js';
import type { MailCase, MailEvent } from '../mail-case.js';
import { mail } from '../mail-declaration.js';
import type { MailDetail } from '../message-data.js';
import { contextOf } from '../case-clock.js';
import { given } from './details.js';

/** The usual time, as the page to sign shows it; the case itself lapses much later. */
const signByDetails = (_event: MailEvent, about: MailCase): MailDetail[] => {
  if (about.procedure.state !== 'signing') return [];
  const { zone } = about.communities.initiator;
  const by = targetDate(about.procedure, 'initiator', contextOf(about));
  return by ? [{ name: 'sign-by', date: by, zone }] : [];
};

/** A mail that asks for a signature is of no use once the text it is about was reopened. */
const stillFrozen = (
  { data }: MailEvent<'agreement.text-frozen'> | MailEvent<'signature.given'>,
  { procedure }: MailCase,
): boolean => procedure.frozen?.contentHash === data.contentHash;

/** From each of these on, officials who haven't signed are asked; the latest of them has asked everybody it could. */
export const signatureCalls = [
  'agreement.text-frozen',
  'partnership.released',
  'partnership.revived',
] as const satisfies readonly EventType[];

/** Nobody can sign while the case is on hold: its release asks. */
function awaitsSignature(event: MailEvent<(typeof signatureCalls)[number]>, about: MailCase): boolean {
  const { hold, frozen } = about.procedure;
  if (hold || !frozen) return false;
  return event.type === 'agreement.text-frozen' ? stillFrozen(event, about) : frozen.frozenAt <= event.at;
}

type Call = (typeof signatureCalls)[number] | 'signing.plan-accepted' | 'signature.link-reissued';

/** A plan calls once both have accepted it; a new link is a call of its own, unless another event made it useless. */
function callsToSign(event: MailEvent<Call>, about: MailCase): boolean {
  const { hold, frozen, agreedPlan, linksStopped } = about.procedure;
  if (event.type === 'signature.link-reissued') return !hold && frozen !== null && !linksStopped?.[event.data.side];
  if (event.type === 'signing.plan-accepted') return !hold && frozen !== null && agreedPlan?.number === event.data.plan;
  return awaitsSignature(event, about);
}

/** From the first text to the second signature. */
export const signingMails = [
  mail({ name: 'text-proposed', on: ['agreement.text-proposed'], to: ['other.clerks'], link: 'case' }),
  mail({
    name: 'text-accepted',
    on: ['agreement.text-accepted'],
    to: ['other.clerks'],
    link: 'case',
    informative: true,
  }),
  mail({
    name: 'text-commented',
    on: ['agreement.commented'],
    to: ['other.clerks'],
    link: 'case',
    informative: true,
    quotes: ({ private: words }) => (words ? [{ name: 'remark', text: words.text }] : []),
  }),
  mail({
    name: 'signature-needed',
    on: [...signatureCalls, 'signing.plan-accepted', 'signature.link-reissued'],
    to: ['called.officials'],
    link: 'signature',
    when: callsToSign,
    details: signByDetails,
  }),
  mail({ name: 'signing-plan-proposed', on: ['signing.plan-proposed'], to: ['other.clerks'], link: 'case' }),
  mail({
    name: 'signing-plan-agreed',
    on: ['signing.plan-accepted'],
    to: ['clerks'],
    link: 'case',
    informative: true,
    when: ({ data }, { procedure }) => procedure.agreedPlan?.number === data.plan,
  }),
  mail({
    name: 'text-ready',
    on: ['agreement.text-frozen'],
    to: ['clerks'],
    link: 'case',
    details: signByDetails,
    informative: true,
  }),
  mail({
    name: 'official-missing',
    on: ['agreement.text-frozen'],
    to: ['staff'],
    link: 'case',
    when: (_event, { officials }) => sides.some((side) => officials[side].length === 0),
    details: (_event, { officials, communities }) =>
      sides
        .filter((side) => officials[side].length === 0)
        .map((side) => ({ name: 'community', text: communities[side].name })),
  }),
  mail({
    name: 'text-reopened',
    on: ['agreement.text-reopened'],
    to: ['clerks', 'staff'],
    link: 'case',
    quotes: given('reason'),
  }),
  mail({
    name: 'signature-declined',
    on: ['signature.declined'],
    to: ['clerks', 'staff'],
    link: 'case',
    quotes: given('reason'),
  }),
  mail({ name: 'signature-voided', on: ['signatures.voided'], to: ['voided.signatories'], link: 'case' }),
  mail({
    name: 'signature-received',
    on: ['signature.given'],
    to: ['signatory'],
    link: 'case',
    receipt: true,
    notWith: ['partnership.signed'],
    details: ({ data: { signature } }) => [{ name: 'signed-at', instant: signature.instant, zone: signature.zone }],
  }),
  mail({
    name: 'other-signed',
    on: ['signature.given'],
    to: ['unsigned.officials'],
    link: 'signature',
    notWith: ['partnership.signed'],
    when: stillFrozen,
    details: signByDetails,
  }),
  mail({
    name: 'signature-given',
    on: ['signature.given'],
    to: ['clerks'],
    link: 'case',
    informative: true,
    notWith: ['partnership.signed'],
    details: ({ data: { signature } }) => [
      { name: 'signatory', text: `${signature.name}, ${signature.office}` },
      { name: 'signed-at', instant: signature.instant, zone: signature.zone },
    ],
  }),
  mail({
    name: 'original-recorded',
    on: ['original.recorded'],
    to: ['clerks', 'staff'],
    link: 'case',
    details: ({ data }) => [
      { name: 'signed-on', date: data.signedOn },
      { name: 'place', text: data.place },
    ],
  }),
  mail({
    name: 'original-rejected',
    on: ['original.rejected'],
    to: ['clerks'],
    link: 'case',
    quotes: given('reason'),
  }),
];
