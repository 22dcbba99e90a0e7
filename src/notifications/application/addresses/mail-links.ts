import type { Clock } from '../../../platform/clock/clock.js';
import type { Sql } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors.js';
import type { MailTokenPurpose, MailTokens } from '../../domain/mail-tokens.js';

/** The copy of a mail that a link at its foot stands in. */
export interface MailCopy {
  readonly messageId: string;
  readonly mail: string;
  readonly name: string;
  readonly language: string;
  readonly reference: string | null;
}

/** Mails are kept for long, and so is the right to say that one went wrong. */
const lifeMs = 400 * 86_400_000;

const copySql = `
select m.id as "messageId", m.recipient_mail as mail, m.recipient_name as name, m.language, p.reference
from message m left join partnership p on p.id = m.partnership_id
where m.id = $1 and m.created_at > $2`;

/** Finds the mail that a link at the foot of it stands in. Looking changes nothing. */
export class MailLinks {
  constructor(
    private readonly sql: Sql,
    private readonly tokens: MailTokens,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `mail-link.dead` where the link isn't whole, or too old */
  async open(purpose: MailTokenPurpose, token: string): Promise<MailCopy> {
    const id = this.tokens.messageIn(token);
    if (id === null) throw deadMailLink();
    const oldest = new Date(this.clock.now().getTime() - lifeMs);
    const [copy] = await this.sql.query<MailCopy & Record<string, unknown>>(copySql, [id, oldest]);
    if (!copy || !this.tokens.proves(token, purpose, { id, mail: copy.mail })) throw deadMailLink();
    return copy;
  }

  /** The same mail's link for another purpose: whoever may say `not me` may also choose. */
  tokenOf(purpose: MailTokenPurpose, { messageId, mail }: MailCopy): string {
    return this.tokens.tokenOf(purpose, { id: messageId, mail });
  }
}

export const deadMailLink = (): AppError =>
  new AppError({ kind: 'not-found', code: 'mail-link.dead', message: 'This link does not work.' });
