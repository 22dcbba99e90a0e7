import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import type { Account } from '../domain/account.js';
import { notAllowed } from './account-errors.js';
import { personUnknown } from './people.js';
import type { Sessions } from './sessions.js';

/** Who changes it: an admin on a page, or whoever has the command line of the installation. */
export type RoleGiver = Pick<Account, 'isAdmin'> | 'command-line';

export interface StaffRoles {
  readonly staff: boolean;
  readonly admin: boolean;
}

export class ChangeStaffRoles {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends the person's sessions, since other powers have other lifetimes; keys of somebody who loses a power are
   * revoked with it. @throws AppError `account.not-allowed`, `person.unknown`
   */
  async execute(personId: string, roles: StaffRoles, by: RoleGiver): Promise<void> {
    if (by !== 'command-line' && !by.isAdmin) throw notAllowed();
    await this.database.transaction(async (sql) => {
      const [was] = await sql.query<StaffRoles & Record<string, unknown>>(
        'select staff, admin from person where id = $1 for update',
        [personId],
      );
      if (!was) throw personUnknown();
      if (was.staff === roles.staff && was.admin === roles.admin) return;
      await sql.query('update person set staff = $2, admin = $3 where id = $1', [personId, roles.staff, roles.admin]);
      await this.sessions.endAllWithin(sql, personId);
      if ((roles.staff || !was.staff) && (roles.admin || !was.admin)) return;
      await sql.query('update api_key set revoked_at = $2 where person_id = $1 and revoked_at is null', [
        personId,
        this.clock.now(),
      ]);
    });
  }
}
