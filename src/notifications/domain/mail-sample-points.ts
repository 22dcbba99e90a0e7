import type { MailDetail, MailQuote, MessageData } from './message-data.js';

/** Where the button of a sample leads: a page, a link of the recipient's own, or the mail carries a code. */
export type SampleLink = 'page' | 'own' | 'code' | 'link-and-code';

/** What a mail has beyond what all of them have. */
export interface SamplePoints {
  readonly why?: MessageData['why'];
  readonly link?: SampleLink;
  readonly details?: readonly MailDetail[];
  readonly quotes?: readonly MailQuote[];
  readonly params?: MessageData['params'];
  readonly more?: Partial<MessageData>;
}

const zone = 'Asia/Tokyo';
const reason: readonly MailQuote[] = [
  { name: 'reason', text: 'The two councils want to wait for their budgets.\nBoth meet again in June.' },
];
const kind: MailDetail = { name: 'kind', term: 'kinds.sister' };
const ceremonyDetails: readonly MailDetail[] = [
  { name: 'ceremony', instant: '2026-05-10T05:00:00Z', zone },
  { name: 'place', text: 'City Hall, Saint Paul' },
];
const hearingDetails: readonly MailDetail[] = [
  { name: 'hearing', instant: '2026-04-21T04:30:00Z', zone },
  { name: 'place', text: '長崎市議会' },
];
const signBy: readonly MailDetail[] = [{ name: 'sign-by', date: '2026-04-30' }];
const waiting: readonly MailDetail[] = [
  { name: 'since', date: '2026-03-02' },
  { name: 'lapses', date: '2026-06-26' },
];
const signature: readonly MailDetail[] = [
  { name: 'signatory', text: 'Ana Example, Mayor' },
  { name: 'signed-at', instant: '2026-04-14T18:05:00Z', zone },
];
const officeEnds: readonly MailDetail[] = [
  { name: 'office-holder', text: '佐藤 太郎, 市長' },
  { name: 'term-ends', date: '2026-04-26' },
];
const calendar = (method: 'request' | 'cancel', kind?: 'hearing'): Pick<SamplePoints, 'more'> => ({
  more: {
    calendar: {
      ...(kind ? { kind } : {}),
      ...{ method, id: '0197f3a0-0000-7000-8000-000000000042', sequence: 0, place: 'City Hall, Saint Paul' },
      ...{ startsAt: '2026-05-10T05:00:00.000Z', changedAt: '2026-03-02T15:00:00.000Z' },
    },
  },
});

/** One entry a mail: without it there is no sample, and a test says so. */
export const samplePoints: Readonly<Record<string, SamplePoints>> = {
  'proposal-received': { details: [kind] },
  'proposal-submitted': { why: 'staff', details: [kind] },
  'changes-requested': {
    quotes: [
      { name: 'comment', term: 'sections.plan', text: 'Who pays for the visit?\nAnd when is it?' },
      { name: 'comment', term: 'sections.purpose', text: 'الرجاء توضيح الغرض' },
    ],
  },
  'proposal-resubmitted': { why: 'staff', details: [kind] },
  'proposal-changed': {},
  'proposal-rejected': { quotes: reason },
  invitation: {
    why: 'contact',
    link: 'own',
    details: [kind],
    quotes: [{ name: 'purpose', text: 'Our schools have written to each other since 1955.' }],
  },
  'invitation-sent': {},
  'invitation-accepted': {},
  joined: {},
  'review-needed': { why: 'staff' },
  'invitation-declined': { quotes: reason },
  merged: { details: [{ name: 'into', text: 'P-2026-00007' }], quotes: reason },
  'resolution-needed': {},
  'approval-recorded': {
    details: [
      { name: 'result', term: 'outcomes.granted' },
      { name: 'meeting', date: '2026-03-18' },
      { name: 'resolution', text: 'RES 26-412' },
    ],
    quotes: [{ name: 'remark', text: 'Seven to nothing.' }],
  },
  'hearing-scheduled': { details: hearingDetails, ...calendar('request', 'hearing') },
  'hearing-moved': { details: hearingDetails, ...calendar('request', 'hearing') },
  'hearing-cancelled': {
    details: [{ name: 'hearing-cancelled', instant: '2026-04-21T04:30:00Z', zone }],
    quotes: reason,
    ...calendar('cancel', 'hearing'),
  },
  'deadline-extended': { details: waiting },
  'approval-waived': {},
  'text-needed': {},
  'approvals-renewed': {},
  'approval-defeated': {},
  'approval-rescinded': {},
  'text-proposed': {},
  'text-accepted': {},
  'text-commented': { quotes: [{ name: 'remark', text: 'Could clause 4 name the schools?' }] },
  'signature-needed': { why: 'official', link: 'own', details: signBy },
  'signing-plan-proposed': {},
  'signing-plan-agreed': {},
  'text-ready': { details: signBy },
  'official-missing': { why: 'staff', details: [{ name: 'community', text: '長崎市' }] },
  'text-reopened': { quotes: reason },
  'signature-declined': { quotes: reason },
  'signature-voided': { why: 'official' },
  'signature-received': { why: 'official', details: signature.slice(1) },
  'other-signed': { why: 'official', link: 'own', details: signBy },
  'signature-given': { details: signature },
  'original-recorded': { details: [{ name: 'signed-on', date: '2026-05-10' }, ...ceremonyDetails.slice(1)] },
  'original-rejected': { quotes: reason },
  'deputy-named': {
    details: [
      { name: 'deputy', text: '高橋 花, 副市長' },
      { name: 'from', date: '2026-04-01' },
      { name: 'until', date: '2026-04-30' },
    ],
    quotes: reason,
  },
  'member-signed': { why: 'official', details: [...signature, { name: 'board', text: '2 / 3' }] },
  signed: {},
  'recognition-needed': { why: 'staff' },
  recognised: {
    details: [
      { name: 'number', text: 'R-2026-0042' },
      { name: 'affiliation', date: '2026-04-15' },
    ],
  },
  'recognition-refused': { quotes: reason },
  withdrawn: { quotes: reason },
  barred: { details: [{ name: 'citation', text: 'Texas Government Code § 795.002' }], quotes: reason },
  held: { details: [{ name: 'until', date: '2026-06-01' }] },
  released: {},
  lapsed: {},
  revived: { quotes: reason },
  message: { quotes: [{ name: 'text', text: 'Good news:\nthe hall is free on 10 May.' }] },
  'ceremony-agreed': { details: ceremonyDetails, ...calendar('request') },
  'ceremony-moved': { details: ceremonyDetails, ...calendar('request') },
  'ceremony-cancelled': {
    details: [{ name: 'ceremony-cancelled', instant: '2026-05-10T05:00:00Z', zone }],
    ...calendar('cancel'),
  },
  reminder: { details: waiting },
  'reminder.submitted': { why: 'staff', details: waiting.slice(0, 1) },
  'reminder.under-review': { why: 'staff', details: waiting.slice(0, 1) },
  'reminder.signed': { why: 'staff', details: waiting.slice(0, 1) },
  'reminder.awaiting-counterpart': { why: 'contact', link: 'own', details: waiting },
  'reminder.signing': { why: 'official', link: 'own', details: waiting },
  'reminder.ceremony': { why: 'official', details: ceremonyDetails },
  'reminder.scan': { details: ceremonyDetails },
  'reminder.hearing': { details: hearingDetails },
  'reminder.hearing-result': { details: hearingDetails },
  escalation: { why: 'staff', details: waiting },
  'term-ends-soon': { why: 'official', link: 'own', details: officeEnds },
  'successor-missing': { details: officeEnds },
  'webhook-paused': {
    params: { reference: '', webhook: 'Website of the city' },
    details: [
      { name: 'webhook-address', text: 'hooks.city.example' },
      { name: 'webhook-paused-because', term: 'webhook-reasons.failing' },
      { name: 'webhook-last-answer', text: '503' },
      { name: 'webhook-failing-since', instant: '2026-04-20T01:30:00Z', zone },
    ],
  },
  'sign-in': { link: 'link-and-code' },
  'step-up': { link: 'code' },
  digest: {
    why: 'digest',
    details: [],
    params: {},
    more: {
      params: {},
      digest: {
        at: '2026-04-15T00:00:00Z',
        items: [
          {
            ...{ template: 'text-accepted', path: '/partnerships/P-2026-00042', at: '2026-04-14T06:20:00Z' },
            params: {
              reference: 'P-2026-00042',
              initiator: 'Saint Paul',
              counterpart: '長崎市',
              community: 'Saint Paul',
            },
            terms: { kind: 'kinds.sister' },
          },
          {
            ...{ template: 'held', path: '/partnerships/P-2026-00007', at: '2026-04-14T08:05:00Z' },
            params: { reference: 'P-2026-00007', initiator: '長崎市', counterpart: 'Porto' },
            terms: { kind: 'kinds.friendship' },
          },
        ],
      },
    },
  },
  'address-failed': {
    params: { holder: 'Ana Example' },
    details: [
      { name: 'holder', text: 'Ana Example' },
      { name: 'address', text: 'ana@saint-paul.example' },
      { name: 'address-problem', term: 'address-problems.bounced' },
      { name: 'server-answer', text: '550 5.1.1 No such mailbox' },
    ],
  },
};
