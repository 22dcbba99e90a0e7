import type { Clock } from '../../../platform/clock/clock.js';
import { calendarOf, type Place, type WorkCalendar } from '../../../platform/clock/work-calendar.js';
import type { Database, Sql } from '../../../platform/database/database.js';
import { isLanguage, sourceLanguage } from '../../../platform/languages.js';
import { calendarFor } from '../../domain/case-clock.js';
import { digestWaitsUntil } from '../../domain/digest-time.js';
import type { DigestItem, MessageData } from '../../domain/message-data.js';
import type { MailCases } from '../mail-cases.js';
import type { QueuedMessages } from '../queued-messages.js';

/** More lines than anybody reads; the inbox has them all. */
const mostItems = 100;

const lockSql = `
select id, mail, opened_at as "openedAt" from mail_digest where id = $1 and closed_at is null for update skip locked`;
/** Only clerks and staff are told what only tells: whoever is neither by now hears no more of the case. */
const noLongerTheirsSql = `
update message m set state = 'cancelled', withheld = 'moved-on', last_error = 'They have no part in the case any more.'
from partnership p
where p.id = m.partnership_id and lower(m.recipient_mail) = $1 and m.state = 'digested' and m.digest_id is null
  and not exists (select 1 from person o where o.mail = $1 and (o.staff or o.admin or exists (
    select 1 from membership k where k.person_id = o.id and k.ended_at is null
      and k.community_id in (p.initiator_id, p.counterpart_id))))`;
const gatheredSql = `
select id, partnership_id as "partnershipId", recipient_mail as mail, recipient_name as name, language, template, data,
  created_at as "createdAt"
from message where lower(recipient_mail) = $1 and state = 'digested' and digest_id is null order by id for update`;
const placeSql = `
select c.country, c.subdivision, c.zone
from person p join lateral (
  select community_id, granted_at as since from membership m where m.person_id = p.id and m.ended_at is null
  union all
  select community_id, t.created_at from office_term t where t.person_id = p.id
    and (t.valid_until is null or t.valid_until >= ($2::timestamptz)::date)
) r on true join community c on c.id = r.community_id
where p.mail = $1 and not (p.staff or p.admin) order by r.since limit 1`;
const laterSql = 'update mail_digest set next_attempt_at = $2 where id = $1';
const closeSql = 'update mail_digest set closed_at = $2 where id = $1';
const inDigestSql = 'update message set digest_id = $1 where id = any($2)';

interface Digest {
  id: string;
  mail: string;
  openedAt: Date;
  [column: string]: unknown;
}

interface Gathered {
  id: string;
  partnershipId: string;
  mail: string;
  name: string;
  language: string;
  template: string;
  data: MessageData;
  createdAt: Date;
  [column: string]: unknown;
}

/** Brings together what somebody wants to hear once a day. */
export class SendDigest {
  constructor(
    private readonly database: Database,
    private readonly cases: MailCases,
    private readonly messages: QueuedMessages,
    private readonly clock: Clock,
  ) {}

  /** One transaction: the news are in the mail and the mail is written down, or nothing has happened. */
  execute(id: string): Promise<void> {
    return this.database.transaction((sql) => this.close(id, sql));
  }

  private async close(id: string, sql: Sql): Promise<void> {
    const now = this.clock.now();
    const [digest] = await sql.query<Digest>(lockSql, [id]);
    if (!digest) return;
    await sql.query(noLongerTheirsSql, [digest.mail]);
    const gathered = await sql.query<Gathered>(gatheredSql, [digest.mail]);
    const [newest] = gathered.slice(-1);
    if (newest) {
      const calendar = await this.calendarOf(digest.mail, newest, now, sql);
      const later = digestWaitsUntil(digest.openedAt, now, calendar);
      if (later) {
        await sql.query(laterSql, [id, later]);
        return;
      }
      await this.write(id, gathered, newest, calendar.zone, sql);
    }
    await sql.query(closeSql, [id, now]);
  }

  private async write(id: string, gathered: readonly Gathered[], newest: Gathered, zone: string, sql: Sql) {
    const { mail, name } = newest;
    const language = isLanguage(newest.language) ? newest.language : sourceLanguage;
    const recipient = { personId: null, mail, name, language, as: 'clerk', side: null } as const;
    const items = gathered.slice(-mostItems).map(itemOf);
    const data: MessageData = {
      link: { path: '/inbox' },
      why: 'digest',
      zone,
      params: {},
      terms: {},
      details: [],
      quotes: [],
      digest: { at: this.clock.now().toISOString(), items },
    };
    const cause = { deadlineId: id };
    // kept back like a reminder where the address is paused; whoever wants no mails at all by now is asked when it is sent
    await this.messages.add(
      { cause, partnershipId: null, template: 'digest', recipient, data, nature: 'reminder' },
      sql,
    );
    const ids = gathered.map((message) => message.id);
    await sql.query(inDigestSql, [id, ids]);
  }

  /** Of the community for which they act; of staff, their office. */
  private async calendarOf(mail: string, { partnershipId }: Gathered, now: Date, sql: Sql): Promise<WorkCalendar> {
    const [place] = await sql.query<Place & Record<string, unknown>>(placeSql, [mail, now]);
    return place ? calendarOf(place) : calendarFor(null, await this.cases.about(partnershipId, now, sql));
  }
}

const itemOf = ({ template, data, createdAt }: Gathered): DigestItem => ({
  template,
  params: data.params,
  terms: data.terms,
  path: 'path' in data.link ? data.link.path : '/inbox',
  at: createdAt.toISOString(),
});
