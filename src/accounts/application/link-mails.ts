import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../../platform/database/database.js';
import type { Wake } from '../../platform/outbox/wake.js';

export interface LinkMail {
  readonly template: 'sign-in' | 'step-up';
  readonly linkId: string;
  readonly personId: string;
  /** Null for a mail that is about no case. */
  readonly partnershipId: string | null;
  readonly now: Date;
  /** In which it was asked for; whoever has a language of their own gets the mail in that. */
  readonly language?: string;
}

const insertSql = `
insert into message (id, template, recipient_id, recipient_mail, recipient_name, language, data, message_id, partnership_id, next_attempt_at, created_at)
select $1, $2, p.id, p.mail, p.name, coalesce(p.language, $8), jsonb_build_object('linkId', $3::text), $4, $5, $6, $6 from person p where p.id = $7`;

/** Mails that know only a link's id; whoever sends them makes token and code again. */
export class LinkMails {
  private readonly host: string;

  constructor(
    private readonly wake: Wake,
    { baseUrl }: { readonly baseUrl: string },
  ) {
    this.host = new URL(baseUrl).hostname;
  }

  /** In the transaction that makes the link; call `sendSoon` after it. The Message-ID stays, however often it is sent. */
  async queue(sql: Sql, { template, linkId, personId, partnershipId, now, language = 'en' }: LinkMail): Promise<void> {
    const id = uuidv7();
    await sql.query(insertSql, [id, template, linkId, `<${id}@${this.host}>`, partnershipId, now, personId, language]);
  }

  sendSoon(): void {
    this.wake.soon();
  }
}
