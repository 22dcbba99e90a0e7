import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import type { MembershipRole } from '../domain/account.js';

export interface MembershipKey {
  readonly personId: string;
  readonly communityId: string;
  readonly role: MembershipRole;
}

/** Who is clerk or organiser of which community. Who may grant is for the caller to check. */
export class Memberships {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Granting twice is granting once. `grantedBy` is null where the product itself does it. */
  async grant(key: MembershipKey, grantedBy: string | null, sql: Sql = this.database): Promise<void> {
    await sql.query(
      `insert into membership (id, person_id, community_id, role, granted_by, granted_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (person_id, community_id, role) where ended_at is null do nothing`,
      [uuidv7(), key.personId, key.communityId, key.role, grantedBy, this.clock.now()],
    );
  }

  /** Whether there was one to end. It counts from the person's next request on. */
  async end({ personId, communityId, role }: MembershipKey, sql: Sql = this.database): Promise<boolean> {
    const rows = await sql.query(
      `update membership set ended_at = $4
       where person_id = $1 and community_id = $2 and role = $3 and ended_at is null returning id`,
      [personId, communityId, role, this.clock.now()],
    );
    return rows.length > 0;
  }

  members(communityId: string): Promise<{ personId: string; name: string; mail: string; role: MembershipRole }[]> {
    return this.database.query(
      `select p.id as "personId", p.name, p.mail, m.role from membership m join person p on p.id = m.person_id
       where m.community_id = $1 and m.ended_at is null order by p.name, m.role`,
      [communityId],
    );
  }
}
