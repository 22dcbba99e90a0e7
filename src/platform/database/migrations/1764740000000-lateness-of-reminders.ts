import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How late each reminder was, and who kept a planned step from being taken. */
export class LatenessOfReminders1764740000000 implements MigrationInterface {
  readonly name = 'LatenessOfReminders1764740000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(upSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(downSql);
  }
}

const upSql = `
alter table message
  -- when the step that it tells of was due; null for mails that no clock asked for
  add column due_at timestamptz,
  -- from there to the moment in which the server took it for the first time: sending it again doesn't change it
  add column lateness_ms bigint;

update message m set due_at = d.due_at,
  lateness_ms = case when m.sent_at is null then null else greatest(0, extract(epoch from m.sent_at - d.due_at) * 1000) end
from deadline d where d.id = m.deadline_id;

-- holds all that the percentiles need, so that the table isn't read for them
create index message_lateness on message (due_at, lateness_ms) where lateness_ms is not null;
create index message_followed on message (id) where followed_at is not null;
create index message_by_end on message (state, id) where state in ('failed', 'bounced', 'cancelled', 'digested');

-- the person of staff who cancelled it
alter table deadline add column done_by uuid references person (id);
`;

const downSql = `
alter table deadline drop column done_by;
drop index message_by_end;
drop index message_followed;
drop index message_lateness;
alter table message drop column due_at, drop column lateness_ms;
`;
