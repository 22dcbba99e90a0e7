import { v7 as uuidv7 } from 'uuid';
import { ActionLinks } from '../../src/accounts/application/action-links.js';
import { ApiKeys } from '../../src/accounts/application/api-keys.js';
import { LinkMails } from '../../src/accounts/application/link-mails.js';
import { Memberships } from '../../src/accounts/application/memberships.js';
import { People } from '../../src/accounts/application/people.js';
import { RequestSignIn } from '../../src/accounts/application/request-sign-in.js';
import { Sessions } from '../../src/accounts/application/sessions.js';
import { SpendSignInLink } from '../../src/accounts/application/spend-sign-in-link.js';
import { ChangeStaffRoles } from '../../src/accounts/application/staff-roles.js';
import { StepUp } from '../../src/accounts/application/step-up.js';
import { LinkTokens } from '../../src/accounts/domain/link-tokens.js';
import { PostgresAttemptLimits } from '../../src/accounts/infrastructure/postgres-attempt-limits.js';
import { SetClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { Wake } from '../../src/platform/outbox/wake.js';

export const testSecret = 'a secret that is only for tests, and long';
export const somewhere = { address: '192.0.2.1', userAgent: 'a browser' };

export class CountingWake extends Wake {
  calls = 0;
  soon(): void {
    this.calls += 1;
  }
}

/** Every use case of accounts on a real database, with a clock that tests move. */
export function accountsOn(database: Database) {
  const clock = new SetClock(new Date('2026-03-02T10:00:00Z'));
  const wake = new CountingWake();
  const tokens = new LinkTokens(testSecret);
  const limits = new PostgresAttemptLimits(database);
  const sessions = new Sessions(database, clock);
  const mails = new LinkMails(wake, { baseUrl: 'https://entente.example.org' });
  return {
    ...{ clock, wake, tokens, limits, sessions },
    requestSignIn: new RequestSignIn(database, tokens, limits, clock, mails),
    spend: new SpendSignInLink(database, tokens, sessions, limits, clock),
    stepUp: new StepUp(database, tokens, limits, clock, mails),
    actionLinks: new ActionLinks(database, tokens, sessions, clock),
    apiKeys: new ApiKeys(database, clock),
    people: new People(database, clock),
    memberships: new Memberships(database, clock),
    staffRoles: new ChangeStaffRoles(database, sessions, clock),
  };
}

/** A mail address that no other test has, and so limits of its own. */
export const freshMail = (): string => `person-${uuidv7()}@example.org`;

export async function aCommunity(database: Database, name: string, zone = 'UTC'): Promise<string> {
  const id = uuidv7();
  await database.query(
    `insert into community (id, slug, name, styled_name, level, country, sovereign, zone, office_title, search_text)
     values ($1, $1::uuid::text, $2, $2, 'city', 'US', 'US', $3, 'Mayor', lower($2))`,
    [id, name, zone],
  );
  return id;
}

export async function anOfficeTerm(
  database: Database,
  term: { personId: string; communityId: string; from: string; until: string | null },
): Promise<void> {
  await database.query(
    `insert into office_term (id, community_id, person_id, name, office, capacity, basis, valid_from, valid_until)
     values ($1, $2, $3, 'Sample Mayor', 'Mayor', 'holder', 'elected', $4, $5)`,
    [uuidv7(), term.communityId, term.personId, term.from, term.until],
  );
}

/** A partnership without events: enough for links to lead to. */
export async function aBarePartnership(database: Database): Promise<{ id: string; reference: string }> {
  const initiator = await aCommunity(database, 'Saint Paul');
  const counterpart = await aCommunity(database, 'Nagasaki', 'Asia/Tokyo');
  const id = uuidv7();
  const reference = `P-2026-${id.slice(-5)}`;
  await database.query(
    `insert into partnership (id, reference, kind, initiator_id, counterpart_id, version, head_hash, created_at, updated_at)
     values ($1, $2, 'sister', $3, $4, 1, '\\x00', now(), now())`,
    [id, reference, initiator, counterpart],
  );
  return { id, reference };
}
