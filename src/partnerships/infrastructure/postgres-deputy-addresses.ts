import type { Database } from '../../platform/database/database.js';
import { DeputyAddresses } from '../application/deputy-addresses.js';

const takenSql = `
select a.staff or a.admin as staff, exists (select 1 from membership m
  where m.person_id = a.id and m.community_id = any($2) and m.ended_at is null) as member
from person a where a.mail = $1`;

export class PostgresDeputyAddresses extends DeputyAddresses {
  constructor(private readonly database: Database) {
    super();
  }

  async takenBy(mail: string, communityIds: readonly string[]): Promise<'staff' | 'clerk' | null> {
    const [row] = await this.database.query<{ staff: boolean; member: boolean }>(takenSql, [mail, communityIds]);
    if (row?.staff) return 'staff';
    return row?.member ? 'clerk' : null;
  }
}
