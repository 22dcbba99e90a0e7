import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { type LanguageCode, spokenLanguage } from '../../platform/languages.js';
import { actionPath } from '../domain/action-paths.js';
import { type ActionPurpose, type DeadReason, deadReason, inMinutes, type LinkRef } from '../domain/link.js';
import { type LinkTokens, tokenHash } from '../domain/link-tokens.js';
import { linkDead, linkOfAnother, linkUnknown } from './account-errors.js';
import { languagesOfPerson } from './account-query.js';
import type { Client } from './client.js';
import type { Sessions, StartedSession } from './sessions.js';

export interface NewActionLink {
  readonly purpose: ActionPurpose;
  readonly personId: string;
  readonly partnershipId: string;
  /** Counts re-issues, as the invitation does: an invitation link of an earlier one is dead. */
  readonly generation: number;
  readonly days: number;
}

export interface ResolvedLink {
  readonly linkId: string;
  readonly purpose: ActionPurpose;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly mail: string;
    readonly language: LanguageCode | null;
  };
  readonly partnership: {
    readonly id: string;
    readonly reference: string;
    readonly initiator: string;
    readonly counterpart: string;
  };
  /** Null while the link is good. */
  readonly dead: DeadReason | null;
  /** The page it leads to. */
  readonly path: string;
}

export interface OpenedLink {
  /** Null when this very person is signed in already. */
  readonly session: StartedSession | null;
  readonly path: string;
}

const insertSql = `
insert into sign_in_link (id, person_id, purpose, partnership_id, generation, token_hash, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const resolveSql = `
select l.id, l.person_id, ${languagesOfPerson('$3')} as languages, l.expires_at, l.spent_at, l.revoked_at, p.name, p.mail, o.id as partnership_id, o.reference,
       a.name as initiator, b.name as counterpart,
       l.purpose = 'invitation' and coalesce((r.data #>> '{invitation,generation}')::integer, l.generation) > l.generation as replaced
from sign_in_link l
join person p on p.id = l.person_id
join partnership o on o.id = l.partnership_id
join community a on a.id = o.initiator_id
join community b on b.id = o.counterpart_id
left join lateral (select data from procedure q where q.partnership_id = o.id order by q.started_at desc limit 1) r on true
where l.token_hash = $1 and l.purpose = $2`;

interface LinkRow {
  id: string;
  person_id: string;
  expires_at: Date;
  spent_at: Date | null;
  revoked_at: Date | null;
  name: string;
  mail: string;
  languages: string[];
  partnership_id: string;
  reference: string;
  initiator: string;
  counterpart: string;
  replaced: boolean;
  [column: string]: unknown;
}

/** Links in mails that lead one person to one case. They may be opened again until they expire or are revoked. */
export class ActionLinks {
  constructor(
    private readonly database: Database,
    private readonly tokens: LinkTokens,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** The mail carries the id; `LinkTokens.pathOf` makes the address of it. */
  async create(link: NewActionLink, sql: Sql = this.database): Promise<LinkRef & { purpose: ActionPurpose }> {
    const ref = { id: uuidv7(), purpose: link.purpose };
    const now = this.clock.now();
    const { personId, purpose, partnershipId, generation } = link;
    const times = [now, inMinutes(now, link.days * 24 * 60)];
    const hash = tokenHash(this.tokens.tokenOf(ref));
    await sql.query(insertSql, [ref.id, personId, purpose, partnershipId, generation, hash, ...times]);
    return ref;
  }

  /** What a link is, dead or alive; opening the page changes nothing. @throws AppError `link.unknown` */
  async resolve(purpose: ActionPurpose, token: string): Promise<ResolvedLink> {
    const [row] = await this.database.query<LinkRow>(resolveSql, [tokenHash(token), purpose, this.clock.now()]);
    if (!row) throw linkUnknown();
    const { id: linkId, reference, initiator, counterpart } = row;
    return {
      linkId,
      purpose,
      person: { id: row.person_id, name: row.name, mail: row.mail, language: spokenLanguage(row.languages) },
      partnership: { id: row.partnership_id, reference, initiator, counterpart },
      dead: row.replaced ? 'revoked' : deadReason(lifeOf(row), this.clock.now()),
      path: actionPath(purpose, reference),
    };
  }

  /**
   * Signs the person in and says where to go on. Somebody else who is signed in is refused: nobody acts for another.
   * @throws AppError `link.unknown | expired | revoked | other-person`
   */
  async open(purpose: ActionPurpose, token: string, signedIn: string | null, client: Client): Promise<OpenedLink> {
    const link = await this.resolve(purpose, token);
    if (link.dead) throw linkDead(link.dead);
    if (signedIn !== null && signedIn !== link.person.id) throw linkOfAnother();
    if (signedIn !== null) return { session: null, path: link.path };
    const { linkId } = link;
    const started = { personId: link.person.id, method: 'mail-link', linkId, byActionLink: true, client } as const;
    return { session: await this.sessions.start(started), path: link.path };
  }

  /** Every open link of this purpose to this partnership; how many there were. */
  async revokeAll(purpose: ActionPurpose, partnershipId: string, sql: Sql = this.database): Promise<number> {
    const rows = await sql.query(
      `update sign_in_link set revoked_at = $3 where partnership_id = $1 and purpose = $2 and revoked_at is null returning id`,
      [partnershipId, purpose, this.clock.now()],
    );
    return rows.length;
  }

  /** This person's open links of this purpose to every partnership of this community, and codes mailed for them. */
  async revokeOfPerson(
    purpose: ActionPurpose,
    personId: string,
    communityId: string,
    sql: Sql = this.database,
  ): Promise<void> {
    await sql.query(
      `update sign_in_link l set revoked_at = $4 from partnership o
       where o.id = l.partnership_id and $3 in (o.initiator_id, o.counterpart_id) and l.person_id = $2
         and l.purpose in ($1, 'step-up', 'passkey-step-up') and l.spent_at is null and l.revoked_at is null`,
      [purpose, personId, communityId, this.clock.now()],
    );
  }
}

const lifeOf = (row: LinkRow) => ({ expiresAt: row.expires_at, spentAt: row.spent_at, revokedAt: row.revoked_at });
