import type { Sql } from '../../../platform/database/database.js';
import type { PausedAddress } from './paused-address.js';

export interface PausedAddressPage {
  readonly addresses: readonly PausedAddress[];
  /** To go on from: the last one of this page; null at the end. */
  readonly next: string | null;
}

export interface PausedAddressFilter {
  readonly find?: string;
  readonly after?: string;
  readonly limit?: number;
}

const columns = `
a.mail, a.paused_because as because, a.paused_since as since, a.detail, p.reference
from mail_address a left join message m on m.id = a.message_id left join partnership p on p.id = m.partnership_id`;

export const addressesPerPage = 50;

/** Addresses that aren't written to. */
export class PausedAddresses {
  constructor(private readonly sql: Sql) {}

  /** Newest first; `find` is a part of the address, `after` the address that the page before ended with. */
  async page({ find, after, limit = addressesPerPage }: PausedAddressFilter = {}): Promise<PausedAddressPage> {
    const rows = await this.sql.query<PausedAddress & Record<string, unknown>>(
      `select ${columns}
       where a.paused_since is not null and ($1::text is null or position(lower($1) in a.mail) > 0)
         and ($2::text is null or (a.paused_since, a.mail) < (select b.paused_since, b.mail from mail_address b where b.mail = $2))
       order by a.paused_since desc, a.mail desc limit $3`,
      [find ?? null, after ?? null, limit + 1],
    );
    const addresses = rows.slice(0, limit);
    return { addresses, next: rows.length > limit ? (addresses.at(-1)?.mail ?? null) : null };
  }

  /** Null where it is written to. */
  async one(mail: string): Promise<PausedAddress | null> {
    const [row] = await this.sql.query<PausedAddress & Record<string, unknown>>(
      `select ${columns} where a.mail = lower($1) and a.paused_since is not null`,
      [mail],
    );
    return row ?? null;
  }

  async count(): Promise<number> {
    const [row] = await this.sql.query<{ n: number }>(
      'select count(*)::int as n from mail_address where paused_since is not null',
    );
    return row?.n ?? 0;
  }
}
