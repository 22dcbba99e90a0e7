import type { Sql } from '../../platform/database/database.js';

/** What communities ask of whoever writes to officials. */
export abstract class SignatureCalls {
  /**
   * Every official of this community who may sign now is asked, in each case that waits for its signature; who was
   * asked before isn't asked twice. Due with the commit.
   */
  abstract repeat(communityId: string, sql: Sql): Promise<void>;
}
