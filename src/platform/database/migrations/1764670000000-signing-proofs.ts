import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys, the challenges that they answer, and links to sign that die in the moment in which they are revoked. */
export class SigningProofs1764670000000 implements MigrationInterface {
  readonly name = 'SigningProofs1764670000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Passkeys would be lost. Restore a backup that was written before instead.');
  }
}

const sql = `
create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- as browsers write it: base64url
  credential_id text not null unique,
  -- COSE
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- the challenge that was answered last: asked for the same answer again, the counter stands where it is
  last_challenge uuid
);
create index passkey_of_person on passkey (person_id, created_at);

-- a challenge lives like a link: for one person and one purpose, until it is answered or its time is over
alter table sign_in_link drop constraint sign_in_link_purpose_check;
alter table sign_in_link add constraint sign_in_link_purpose_check check (purpose in
  ('sign-in', 'step-up', 'invitation', 'signature', 'passkey-step-up', 'passkey-register', 'passkey-sign-in'));
alter table sign_in_link drop constraint sign_in_link_check;
alter table sign_in_link add constraint sign_in_link_check check (person_id is not null or purpose in ('sign-in', 'passkey-sign-in'));

-- Whoever holds a link that is revoked, or the session that began with it, has nothing from the same commit on. Ids are in
-- order of time: a link that was made since then lives, also where events are restored from a backup.
create function kill_signing_links() returns trigger language plpgsql as $$
begin
  with dead as (
    update sign_in_link l set revoked_at = new.occurred_at
    from partnership o
    where o.id = new.partnership_id and l.partnership_id = o.id and l.id < new.id
      and l.purpose in ('signature', 'step-up', 'passkey-step-up') and l.spent_at is null and l.revoked_at is null
      and exists (select 1 from office_term t where t.person_id = l.person_id and t.community_id =
                  case new.data ->> 'side' when 'initiator' then o.initiator_id else o.counterpart_id end)
    returning l.id)
  update session s set ended_at = new.occurred_at from dead where s.link_id = dead.id and s.ended_at is null;
  return null;
end $$;
create trigger signing_links_die after insert on partnership_event for each row
  when (new.type in ('signature.link-revoked', 'signature.link-reissued')) execute function kill_signing_links();
`;
