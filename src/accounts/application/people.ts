import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import type { Account } from '../domain/account.js';
import type { LanguageCode } from '../../platform/languages.js';
import { accountColumns, accountFrom, type AccountRow } from './account-query.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  /** Null until they chose one or were first asked for something. */
  readonly language: string | null;
  readonly staff: boolean;
  readonly admin: boolean;
  readonly sample: boolean;
}

/** Somebody to try the product as. */
export interface SampleUser {
  readonly name: string;
  readonly mail: string;
  readonly staff: boolean;
  readonly admin: boolean;
  /** Such as `Mayor, Saint Paul` or `clerk, Saint Paul`. */
  readonly roles: readonly { readonly role: string; readonly office: string | null; readonly community: string }[];
}

const columns = 'id, name, mail, language, staff, admin, sample';
type PersonRow = Person & Record<string, unknown>;

const samplesSql = `
select p.name, p.mail, p.staff, p.admin, coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'office', r.office,
  'community', c.name) order by c.name) filter (where c.id is not null), '[]') as roles
from person p
left join lateral (
  select m.community_id, m.role, null as office from membership m where m.person_id = p.id and m.ended_at is null
  union all
  select t.community_id, 'official', t.office from office_term t where t.person_id = p.id
    and t.valid_from <= $1::date and (t.valid_until is null or t.valid_until >= $1::date)) r on true
left join community c on c.id = r.community_id
where p.sample group by p.id
order by p.admin or p.staff desc, min(c.name) nulls first, min(r.role) = 'official', p.mail limit 200`;

export class People {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async findByMail(mail: string, sql: Sql = this.database): Promise<Person | null> {
    const [row] = await sql.query<PersonRow>(`select ${columns} from person where mail = $1`, [mail.toLowerCase()]);
    return row ?? null;
  }

  /** A person with roles as they are now. */
  async account(personId: string): Promise<Account | null> {
    const [row] = await this.database.query<AccountRow>(
      `select ${accountColumns('$2')} from person p where p.id = $1`,
      [personId, this.clock.now()],
    );
    return row ? accountFrom(row) : null;
  }

  /** Who is known keeps the name they have; two calls at once give the same person. */
  async findOrCreate(
    person: { mail: string; name: string; language?: string },
    sql: Sql = this.database,
  ): Promise<Person> {
    const { mail, name, language = null } = person;
    const [row] = await sql.query<PersonRow>(
      `insert into person (id, name, mail, language, created_at) values ($1, $2, $3, $4, $5)
       on conflict (mail) do update set mail = excluded.mail returning ${columns}`,
      [uuidv7(), name, mail.toLowerCase(), language, this.clock.now()],
    );
    return row as Person;
  }

  /** @throws AppError `person.unknown` */
  async describe(personId: string, details: { name: string; language: LanguageCode }): Promise<void> {
    const rows = await this.database.query('update person set name = $2, language = $3 where id = $1 returning id', [
      personId,
      details.name,
      details.language,
    ]);
    if (rows.length === 0) throw personUnknown();
  }

  async chooseLanguage(personId: string, language: LanguageCode): Promise<void> {
    await this.database.query('update person set language = $2 where id = $1', [personId, language]);
  }

  /** Somebody is asked for something in this language: it is theirs from now on, unless they have one. */
  async speakTo(personId: string, language: LanguageCode, sql: Sql): Promise<void> {
    await sql.query('update person set language = $2 where id = $1 and language is null', [personId, language]);
  }

  async rename(personId: string, name: string): Promise<void> {
    const rows = await this.database.query('update person set name = $2 where id = $1 returning id', [personId, name]);
    if (rows.length === 0) throw personUnknown();
  }

  staffAndAdmins(): Promise<Person[]> {
    return this.database.query<PersonRow>(
      `select ${columns} from person where staff or admin order by admin desc, mail`,
    );
  }

  sampleUsers(): Promise<SampleUser[]> {
    return this.database.query<SampleUser & Record<string, unknown>>(samplesSql, [this.clock.now()]);
  }
}

export const personUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'person.unknown', message: 'There is no such person.' });
