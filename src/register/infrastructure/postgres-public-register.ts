import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side, State } from '../../partnerships/domain/states.js';
import type { Database } from '../../platform/database/database.js';
import { eachWord } from '../../platform/database/folded.js';
import { keysetSql, type ListOrder, type ListPage, type MarkedRow, pageOf } from '../../platform/database/keyset.js';
import { PublicRegister, type RegisterRequest } from '../application/public-register.js';
import type { DocumentHashes, ListedEntry, RegisterEntry, RegisterFigures } from '../domain/register-entry.js';
import { documentNumber, type KnownPartnership } from '../domain/verification.js';
import { countriesSql, entrySql, figuresSql, knownSql, listColumns, listSource } from './register-sql.js';

export const registerPageSize = 50;

const order: ListOrder = { column: 'p.affiliation_date', id: 'p.id', kind: 'day', descending: true };

interface ListRow extends MarkedRow, Record<string, unknown> {
  register_number: string;
  kind: PartnershipKind;
  affiliation_date: string;
  names: Record<Side, string>;
  countries: Record<Side, string>;
  areas: string[] | null;
}

type EntryRow = Omit<
  RegisterEntry,
  'number' | 'recognisedAt' | 'affiliationDate' | 'frozenAt' | 'termYears' | 'renewable'
> & {
  register_number: string;
  affiliation_date: string;
  recognised_at: Date;
  frozen_at: string;
  term: { termYears: number | null; renewable: boolean };
  [column: string]: unknown;
};

interface KnownRow extends Record<string, unknown> {
  reference: string;
  register_number: string | null;
  names_as_signed: Record<Side, string> | null;
  state: State;
  frozen: boolean;
  ever_frozen: boolean;
  hashes: DocumentHashes;
  signed_on: string | null;
}

export class PostgresPublicRegister extends PublicRegister {
  constructor(private readonly database: Database) {
    super();
  }

  async list(request: RegisterRequest): Promise<ListPage<ListedEntry>> {
    const { limit = registerPageSize } = request;
    const values: unknown[] = [];
    const where = conditions(request, values);
    const page = keysetSql(order, request.mark, values);
    const found = await this.database.query<ListRow>(
      `select ${page.columns}, ${listColumns} ${listSource} where ${where} and ${page.where}
       order by ${page.orderBy} limit ${limit + 1}`,
      values,
    );
    const { rows, ...marks } = pageOf(found, limit, request.mark);
    return { rows: rows.map(listedFrom), ...marks };
  }

  async count(request: RegisterRequest): Promise<number> {
    const values: unknown[] = [];
    const where = conditions(request, values);
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n ${listSource} where ${where}`,
      values,
    );
    return row?.n ?? 0;
  }

  async entry(number: string): Promise<RegisterEntry | null> {
    const [row] = await this.database.query<EntryRow>(entrySql, [number]);
    return row ? entryFrom(row) : null;
  }

  async figures(): Promise<RegisterFigures> {
    const [row] = await this.database.query<RegisterFigures & Record<string, unknown>>(figuresSql);
    return row ?? { partnerships: 0, communities: 0, countries: 0, since: null };
  }

  async countries(): Promise<string[]> {
    const rows = await this.database.query<{ country: string }>(countriesSql);
    return rows.map(({ country }) => country);
  }

  async known(number: string): Promise<KnownPartnership | null> {
    const [row] = await this.database.query<KnownRow>(knownSql, [number]);
    if (!row) return null;
    return {
      state: row.state,
      reference: row.reference,
      everFrozen: row.ever_frozen,
      frozen: row.frozen,
      namesAsSigned: row.names_as_signed,
      signedOn: row.signed_on,
      hashes: row.frozen ? row.hashes : null,
      entry: row.register_number ? await this.entry(row.register_number) : null,
    };
  }
}

function conditions({ text, countriesNamed, country, kind }: RegisterRequest, values: unknown[]): string {
  const all = ['p.register_number is not null'];
  const value = (of: unknown) => `$${values.push(of)}`;
  if (text) all.push(`(${matches(text, countriesNamed, value)})`);
  if (country) all.push(`${value(country)} in (i.country, c.country)`);
  if (kind) all.push(`p.kind = ${value(kind)}`);
  return all.join(' and ');
}

function matches(text: string, countriesNamed: readonly string[], value: (of: unknown) => string): string {
  const number = documentNumber(text);
  if (number) return `${value(number)} in (p.register_number, p.reference)`;
  const countries = value(countriesNamed);
  const words = eachWord(text).map(value);
  const named = words.map((word) => `(i.search_text like ${word} or c.search_text like ${word})`);
  return `i.country = any(${countries}) or c.country = any(${countries}) or (${named.join(' and ')})`;
}

const listedFrom = (row: ListRow): ListedEntry => ({
  number: row.register_number,
  kind: row.kind,
  names: row.names,
  countries: row.countries,
  areas: row.areas ?? [],
  affiliationDate: row.affiliation_date,
});

function entryFrom({
  register_number,
  affiliation_date,
  recognised_at,
  frozen_at,
  term,
  ...rest
}: EntryRow): RegisterEntry {
  return {
    ...rest,
    ...term,
    number: register_number,
    affiliationDate: affiliation_date,
    recognisedAt: recognised_at.toISOString(),
    frozenAt: frozen_at,
  } as RegisterEntry;
}
