import { openStates } from '../../partnerships/domain/states.js';
import { type SampleLink, type SamplePoints, samplePoints } from './mail-sample-points.js';
import { clockMails, linkMails, mailNames, mails } from './mails.js';
import type { LinkOnlyData, MailLink, MessageData } from './message-data.js';

/** A mail as it could be, for staff who want to read it and for whoever looks at all of them. */
export interface MailSample {
  readonly template: string;
  /** Mails that are shown together. */
  readonly group: 'events' | 'clock' | 'account';
  readonly recipientName: string;
  readonly data: MessageData | LinkOnlyData;
  readonly link: SampleLink;
  /** Its recipient may do without it, and says so at its foot. */
  readonly informative: boolean;
}

const path: MailLink = { path: '/partnerships/P-2026-00042' };
const names = {
  reference: 'P-2026-00042',
  initiator: 'Saint Paul',
  counterpart: '長崎市',
  own: '長崎市',
  partner: 'Saint Paul',
  community: 'Saint Paul',
  actor: 'Maria Santos',
};

const terms = { kind: 'kinds.sister' };

function sampleOf(template: string, points: SamplePoints): MailSample {
  const { why = 'clerk', link = 'page', details = [], quotes = [], params = {}, more = {} } = points;
  const about = { link: path, why, zone: 'Asia/Tokyo', params: { ...names, ...params }, terms };
  const isLinkMail = (linkMails as readonly string[]).includes(template);
  const data = isLinkMail ? { linkId: '' } : { ...about, details, quotes, ...more };
  const informative = mails.some(({ name, informative: only }) => name === template && only === true);
  return { template, group: groupOf(template), recipientName: '田中 花子', data, link, informative };
}

/** `reminder.signing` has points of its own, or those of every reminder. */
const pointsOf = (template: string): SamplePoints | undefined =>
  samplePoints[template] ?? samplePoints[template.split('.')[0] ?? ''];

function groupOf(template: string): MailSample['group'] {
  if (mails.some(({ name }) => name === template)) return 'events';
  return (clockMails as readonly string[]).includes(template.split('.')[0] ?? '') ? 'clock' : 'account';
}

const reminders = [...openStates, 'ceremony', 'scan', 'hearing', 'hearing-result'];
/** Names below which there is a text for each occasion. */
const byOccasion: Readonly<Record<string, readonly string[]>> = { reminder: reminders, escalation: openStates };

/** Every text that can be sent, each once. A test compares it with the catalogue. */
export const mailSamples: readonly MailSample[] = mailNames
  .flatMap((name) => byOccasion[name]?.map((occasion) => `${name}.${occasion}`) ?? [name])
  .flatMap((template) => {
    const points = pointsOf(template);
    return points ? [sampleOf(template, points)] : [];
  });

export const mailSample = (template: string): MailSample | null =>
  mailSamples.find((sample) => sample.template === template) ?? null;
