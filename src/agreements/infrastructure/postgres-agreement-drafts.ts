import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import {
  type AgreementDraft,
  AgreementDrafts,
  type DraftKey,
  type DraftSave,
} from '../application/drafting/agreement-drafts.js';
import type { DraftText } from '../domain/drafting/draft-text.js';

interface DraftRow {
  base: number;
  beginning: DraftText;
  data: DraftText;
  version: number;
  updated_at: Date;
  [column: string]: unknown;
}

const inserted = `
insert into agreement_draft (procedure_id, side, base, beginning, data, updated_by, updated_at, version)
values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, nextval('agreement_draft_version'))
on conflict do nothing returning version`;

const replaced = `
update agreement_draft set base = $3, beginning = $4::jsonb, data = $5::jsonb, updated_by = $6, updated_at = $7,
  version = nextval('agreement_draft_version')
where procedure_id = $1 and side = $2 and version = $8 returning version`;

export class PostgresAgreementDrafts extends AgreementDrafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async find({ procedureId, side }: DraftKey): Promise<AgreementDraft | null> {
    const [row] = await this.database.query<DraftRow>(
      'select base, beginning, data, version, updated_at from agreement_draft where procedure_id = $1 and side = $2',
      [procedureId, side],
    );
    if (!row) return null;
    const { base, beginning, data, version, updated_at } = row;
    return { base, beginning, text: data, version, updatedAt: updated_at };
  }

  /** The first save inserts, later ones replace exactly the version that was read: of two at once one gets null. */
  async save({ expectedVersion, ...draft }: DraftSave): Promise<number | null> {
    const { procedureId, side, base, beginning, text, personId } = draft;
    const texts = [JSON.stringify(beginning), JSON.stringify(text)];
    const values = [procedureId, side, base, ...texts, personId, this.clock.now()];
    const [row] = await this.database.query<{ version: number }>(
      expectedVersion === 0 ? inserted : replaced,
      expectedVersion === 0 ? values : [...values, expectedVersion],
    );
    return row?.version ?? null;
  }

  async discard({ procedureId, side }: DraftKey, version: number): Promise<void> {
    await this.database.query('delete from agreement_draft where procedure_id = $1 and side = $2 and version = $3', [
      procedureId,
      side,
      version,
    ]);
  }
}
