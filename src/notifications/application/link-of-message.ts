import { deadReason, type LinkPurpose } from '../../accounts/domain/link.js';
import type { LinkTokens } from '../../accounts/domain/link-tokens.js';
import type { Sql } from '../../platform/database/database.js';
import type { LinkOnlyData, MessageData } from '../domain/message-data.js';
import type { WrittenLink } from './mail-writer.js';

interface LinkRow {
  purpose: LinkPurpose;
  expires_at: Date;
  spent_at: Date | null;
  revoked_at: Date | null;
  [column: string]: unknown;
}

const linkSql = 'select purpose, expires_at, spent_at, revoked_at from sign_in_link where id = $1';

/** Makes addresses and codes at the moment of sending, from ids: before that no secret rests anywhere. */
export class LinkOfMessage {
  constructor(
    private readonly tokens: LinkTokens,
    private readonly baseUrl: string,
  ) {}

  /** Null when the link has died meanwhile: a mail around it would only lead people astray. */
  async link(data: MessageData | LinkOnlyData, now: Date, sql: Sql): Promise<WrittenLink | null> {
    if ('linkId' in data) return this.own(data.linkId, now, sql);
    if ('path' in data.link) return { href: `${this.baseUrl}${data.link.path}`, code: null, until: null };
    return this.own(data.link.linkId, now, sql);
  }

  private async own(id: string, now: Date, sql: Sql): Promise<WrittenLink | null> {
    const [row] = await sql.query<LinkRow>(linkSql, [id]);
    const { purpose, expires_at: expiresAt } = row ?? {};
    if (!row || !purpose || !expiresAt) return null;
    if (deadReason({ expiresAt, spentAt: row.spent_at, revokedAt: row.revoked_at }, now)) return null;
    const hasCode = purpose === 'sign-in' || purpose === 'step-up';
    return {
      href: purpose === 'step-up' ? null : `${this.baseUrl}${this.tokens.pathOf({ id, purpose })}`,
      code: hasCode ? this.tokens.codeOf({ id, purpose }) : null,
      until: hasCode ? null : expiresAt,
    };
  }
}
