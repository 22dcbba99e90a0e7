import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boards with a quorum, delegates with an instrument, and what the clock has seen of each office term. */
export class OfficesAndAuthority1764665000000 implements MigrationInterface {
  readonly name = 'OfficesAndAuthority1764665000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Instruments and quorums would be lost. Restore a backup that was written before instead.');
  }
}

const sql = `
alter table office_term
  -- why somebody acts for the holder, or signs as their delegate
  add column capacity_reason text,
  -- of a member of a board: how many members have to sign; the same for all members in force
  add column quorum smallint check (quorum between 1 and 99),
  add column instrument_sha256 text check (instrument_sha256 ~ '^[0-9a-f]{64}$'),
  -- the last day that the instrument names: a delegation may end before it, never after
  add column instrument_until date,
  -- the first and the last day, and the last day ahead, of which the clock has told; another day is told of again
  add column begun_on date,
  add column ended_on date,
  add column warned_of date,
  add column turn_claimed_until timestamptz;

-- a delegate of an earlier release showed no instrument: staff confirm one that is entered anew
update office_term set mail_confirmed_at = null, mail_confirmed_by = null
where capacity = 'delegate' and (valid_until is null or valid_until >= current_date - 1);
update office_term set begun_on = valid_from where valid_from < current_date;
update office_term set ended_on = valid_until, warned_of = valid_until where valid_until < current_date - 1;

create index office_term_begins on office_term (valid_from) where begun_on is distinct from valid_from;
create index office_term_ends on office_term (valid_until) where valid_until is not null and ended_on is distinct from valid_until;
create index office_term_nears_end on office_term (valid_until) where valid_until is not null and warned_of is distinct from valid_until;

-- who was told of which term in which case, once; messages name it as their step of the clock
create table term_notice (
  id uuid primary key,
  partnership_id uuid not null references partnership (id),
  term_id uuid not null references office_term (id),
  kind text not null check (kind in ('ends-soon', 'successor-missing')),
  -- the last day of the term as it was told
  last_day date not null,
  told_at timestamptz not null,
  unique (partnership_id, term_id, kind, last_day)
);
`;
