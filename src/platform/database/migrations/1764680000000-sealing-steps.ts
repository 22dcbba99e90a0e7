import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the sealing of an agreement has come, so that whoever goes on with it goes on with the same bytes. */
export class SealingSteps1764680000000 implements MigrationInterface {
  readonly name = 'SealingSteps1764680000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error(
      'Agreements that are being sealed would be lost. Restore a backup that was written before instead.',
    );
  }
}

const sql = `
create table sealing_step (
  partnership_id uuid not null references partnership (id),
  keeper text not null check (keeper in ('initiator', 'counterpart')),
  step text not null,
  bytes bytea not null,
  done_at timestamptz not null,
  primary key (partnership_id, keeper, step)
);

-- Work that waits for somebody else, such as a time-stamp authority: tried for as long as it takes, and shown to staff.
alter table event_delivery add column stalled boolean not null default false;
create index event_delivery_stalled on event_delivery (next_attempt_at) where stalled and state in ('pending', 'dispatched');

-- Copies of an earlier release are not made any more: whatever waits for its consumer is sealed instead.
update event_delivery set state = 'handled', handled_at = now(), last_error = null
where consumer = 'signed-copies' and state <> 'handled';
`;
