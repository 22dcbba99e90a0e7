import type { Database } from '../../platform/database/database.js';
import { SignatoryTerms } from '../application/signatory-terms.js';

export class PostgresSignatoryTerms extends SignatoryTerms {
  constructor(private readonly database: Database) {
    super();
  }

  async reasonsOf(termIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; basis_reason: string }>(
      `select id, basis_reason from office_term where id::text = any($1) and basis_reason <> ''`,
      [termIds],
    );
    return new Map(rows.map(({ id, basis_reason }) => [id, basis_reason]));
  }
}
