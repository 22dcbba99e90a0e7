import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of mails after they were handed over, which addresses are written to, and how each wants to hear. */
export class MailAddresses1764710000000 implements MigrationInterface {
  readonly name = 'MailAddresses1764710000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(upSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(downSql);
  }
}

const upSql = `
-- one of these a mail address at most is open; the mail that is made of it is about its id
create table mail_digest (
  id uuid primary key,
  mail text not null,
  opened_at timestamptz not null,
  next_attempt_at timestamptz not null,
  closed_at timestamptz
);
create unique index mail_digest_open on mail_digest (mail) where closed_at is null;
create index mail_digest_due on mail_digest (next_attempt_at) where closed_at is null;
create index mail_digest_of_mail on mail_digest (mail, closed_at);

alter table message drop constraint message_state_check;
alter table message
  add constraint message_state_check
    check (state in ('queued', 'dispatched', 'sent', 'failed', 'cancelled', 'bounced', 'digested')),
  -- it only tells: the recipient may do without it, or hear of it once a day
  add column informative boolean not null default false,
  add column bounced_at timestamptz,
  -- when its recipient came by its link; no mere opening of an address counts
  add column followed_at timestamptz,
  -- the domain that it went to, in lower case: failures are counted by it
  add column host text,
  -- the last thing that a mail server said about it
  add column server_answer text,
  -- why it was never handed over
  add column withheld text check (withheld in ('unwanted', 'paused', 'link-dead', 'by-staff')),
  add column digest_id uuid references mail_digest (id);

update message set host = lower(substring(recipient_mail from '@([^@]+)$'));

create index message_to_mail on message (recipient_mail, partnership_id, id);
create index message_to_digest on message (recipient_mail) where state = 'digested' and digest_id is null;
create index message_of_digest on message (digest_id) where digest_id is not null;
create index message_bounced on message (bounced_at) where state = 'bounced';

-- an address that isn't written to while paused_since is set; the pause's id is what its mails are about
create table mail_address (
  mail text primary key check (mail = lower(mail)),
  pause_id uuid unique,
  paused_since timestamptz,
  paused_because text check (paused_because in ('bounced', 'not-me', 'by-staff')),
  detail text,
  message_id uuid references message (id),
  paused_by uuid references person (id),
  lifted_at timestamptz,
  lifted_by uuid references person (id),
  check ((paused_since is null) = (paused_because is null) and (paused_since is null or pause_id is not null))
);
create index mail_address_paused on mail_address (paused_since, mail) where paused_since is not null;

-- how an address wants to get what only tells; without a row each by itself
create table mail_preference (
  mail text primary key check (mail = lower(mail)),
  informative text not null check (informative in ('each', 'daily', 'none')),
  changed_at timestamptz not null
);

-- what mail servers told later of a mail that they had taken; an id from elsewhere counts once
create table mail_report (
  id uuid primary key,
  external_id text unique,
  message_id uuid references message (id),
  mail text not null,
  kind text not null check (kind in ('hard', 'undelivered', 'soft', 'complaint')),
  status text,
  detail text not null,
  source text not null check (source in ('mailbox', 'webhook')),
  reported_at timestamptz not null
);
create index mail_report_of_mail on mail_report (mail, reported_at desc);
create index mail_report_of_message on mail_report (message_id) where message_id is not null;

-- the mailbox of bounces is looked into by one worker at a time
create table bounce_mailbox (
  id integer primary key check (id = 1),
  next_look_at timestamptz not null,
  looked_at timestamptz,
  last_error text
);
`;

const downSql = `
drop table bounce_mailbox;
drop table mail_report;
drop table mail_preference;
drop table mail_address;
update message set state = 'sent' where state = 'bounced';
update message set state = 'cancelled' where state = 'digested';
alter table message
  drop column informative, drop column bounced_at, drop column followed_at, drop column host,
  drop column server_answer, drop column withheld, drop column digest_id,
  drop constraint message_state_check;
alter table message add constraint message_state_check
  check (state in ('queued', 'dispatched', 'sent', 'failed', 'cancelled'));
drop index message_to_mail;
drop table mail_digest;
`;
