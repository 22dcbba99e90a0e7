import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each person was told, with what they have read of it, in an order that a reader can come back to. */
export class Inbox1764720000000 implements MigrationInterface {
  readonly name = 'Inbox1764720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(upSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(downSql);
  }
}

const upSql = `
create sequence inbox_number;

create table inbox_entry (
  person_id uuid not null references person (id),
  message_id uuid not null references message (id) on delete cascade,
  read_at timestamptz,
  -- Of its latest change; null until that is numbered. Numbers are given out by one transaction at a time, to what was
  -- committed before: whoever has seen one has missed no smaller one, however long a transaction before it took.
  number bigint unique,
  primary key (person_id, message_id)
) with (fillfactor = 80);

-- What was told before came by mail alone, and was read there.
insert into inbox_entry (person_id, message_id, read_at, number)
select m.recipient_id, m.id, coalesce(m.sent_at, m.created_at), nextval('inbox_number')
from (select * from message where recipient_id is not null and data ? 'why' and template <> 'digest' order by id) m;
create index inbox_entry_unread on inbox_entry (person_id, message_id) where read_at is null;
create index inbox_entry_changed on inbox_entry (person_id, number);
create index inbox_entry_unnumbered on inbox_entry (message_id) where number is null;

create function enter_into_inbox() returns trigger language plpgsql as $$
begin
  insert into inbox_entry (person_id, message_id) values (new.recipient_id, new.id) on conflict do nothing;
  return null;
end $$;
-- Mails that carry a code or a link to sign in say no why, and a digest repeats what is there. At the end of the
-- transaction: a store that is filled from a backup brings its own entries.
create constraint trigger message_into_inbox after insert on message deferrable initially deferred for each row
  when (new.recipient_id is not null and new.data ? 'why' and new.template <> 'digest')
  execute function enter_into_inbox();

-- What of a text that is agreed or signed says whose move it is: beside all else that a case holds it is small.
create function signing_facts(data jsonb) returns jsonb language sql immutable strict parallel safe as $$
  select case when data ->> 'state' in ('drafting', 'signing') then jsonb_build_object(
    'modes', data #> '{agreedPlan,modes}',
    'accepted', data #> '{signingPlan,accepted}',
    'papers', jsonb_build_object(
      'initiator', coalesce(jsonb_typeof(data #> '{wetInk,initiator}') = 'object', false),
      'counterpart', coalesce(jsonb_typeof(data #> '{wetInk,counterpart}') = 'object', false)),
    'unverified', jsonb_build_object(
      'initiator', coalesce(data #> '{wetInk,initiator,verifiedBy}' = 'null', false),
      'counterpart', coalesce(data #> '{wetInk,counterpart,verifiedBy}' = 'null', false)),
    'members', jsonb_build_object(
      'initiator', jsonb_path_query_array(data, '$.boardSignatures.initiator[*].personId'),
      'counterpart', jsonb_path_query_array(data, '$.boardSignatures.counterpart[*].personId'))) end
$$;
alter table procedure add column signing jsonb generated always as (signing_facts(data)) stored;

-- whose move it is, counted for every page
create index partnership_of_initiator on partnership (initiator_id);
create index procedure_on_staff on procedure (waiting_since, id) where open and not on_hold and waiting_on = 'staff';
`;

const downSql = `
drop index procedure_on_staff;
drop index partnership_of_initiator;
alter table procedure drop column signing;
drop function signing_facts(jsonb);
drop trigger message_into_inbox on message;
drop function enter_into_inbox();
drop table inbox_entry;
drop sequence inbox_number;
`;
