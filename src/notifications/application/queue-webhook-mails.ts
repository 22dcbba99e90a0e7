import { isLanguage, sourceLanguage, spokenLanguage } from '../../platform/languages.js';
import type { Sql } from '../../platform/database/database.js';
import type { MailDetail } from '../domain/message-data.js';
import type { Recipient } from '../domain/recipients.js';
import type { QueuedMessages } from './queued-messages.js';

export interface WebhookNews {
  /** Of this pause: its mails go once to each address. */
  readonly id: string;
  readonly webhook: {
    readonly id: string;
    readonly name: string;
    readonly url: string;
    /** Null for the association's own. */
    readonly communityId: string | null;
  };
  readonly because: 'failing' | 'gone' | 'unattended';
  /** Status or problem of the last call. */
  readonly answer: string | null;
  readonly failingSince: Date | null;
}

interface PersonRow {
  readonly id: string;
  readonly mail: string;
  readonly name: string;
  readonly language: string | null;
  readonly own: string | null;
  readonly zone: string | null;
  readonly languages: readonly string[] | null;
  readonly [column: string]: unknown;
}

const clerksSql = `
select p.id, p.mail, p.name, p.language, c.name as own, c.zone, c.languages
from membership m join person p on p.id = m.person_id join community c on c.id = m.community_id
where m.community_id = $1 and m.role = 'clerk' and m.ended_at is null order by m.granted_at, m.id`;
const staffSql = `
select id, mail, name, language, null as own, null as zone, null as languages from person where staff or admin order by mail`;

/** Writes down who has to hear that a webhook was paused: its owner, or staff where the owner has nobody. */
export class QueueWebhookMails {
  constructor(private readonly messages: QueuedMessages) {}

  /** In the transaction of the pause. */
  async execute(news: WebhookNews, sql: Sql): Promise<void> {
    for (const person of await this.ownersOf(news, sql)) {
      const recipient = recipientOf(person);
      const params = { recipient: person.name, webhook: news.webhook.name, ...(person.own ? { own: person.own } : {}) };
      const link = { path: `/webhooks/${news.webhook.id}` };
      const shown = { zone: person.zone ?? 'UTC', params, terms: {}, details: detailsOf(news, person), quotes: [] };
      const clerkOf = recipient.as === 'clerk' ? news.webhook.communityId : null;
      const why = clerkOf === null ? ('staff' as const) : ('clerk' as const);
      const data = { link, why, ...(clerkOf === null ? {} : { communityId: clerkOf }), ...shown };
      const cause = { deadlineId: news.id };
      await this.messages.add({ cause, partnershipId: null, template: 'webhook-paused', recipient, data }, sql);
    }
  }

  private async ownersOf({ webhook: { communityId } }: WebhookNews, sql: Sql): Promise<PersonRow[]> {
    const clerks = communityId === null ? [] : await sql.query<PersonRow>(clerksSql, [communityId]);
    return clerks.length > 0 ? clerks : sql.query<PersonRow>(staffSql);
  }
}

function recipientOf({ id, mail, name, language, own, languages }: PersonRow): Recipient {
  const spoken = isLanguage(language) ? language : (languages && spokenLanguage(languages)) || sourceLanguage;
  return { personId: id, mail, name, language: spoken, as: own === null ? 'staff' : 'clerk', side: null };
}

/** What stands behind the host may be a secret of whoever chose the address. */
const hostOf = (url: string): string => new URL(url).host;

function detailsOf({ webhook, because, answer, failingSince }: WebhookNews, { zone }: PersonRow): MailDetail[] {
  return [
    { name: 'webhook-address', text: hostOf(webhook.url) },
    { name: 'webhook-paused-because', term: `webhook-reasons.${because}` },
    ...(answer === null ? [] : [{ name: 'webhook-last-answer', text: answer }]),
    ...(failingSince === null
      ? []
      : [{ name: 'webhook-failing-since', instant: failingSince.toISOString(), zone: zone ?? 'UTC' }]),
  ];
}
