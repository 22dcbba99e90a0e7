/**
 * The only way in which a partnership changes: row, procedure, events, deliveries, signatures and what was spent for
 * them, in one statement and so in one transaction and one round trip. It returns
 *
 * - `{"version": n}` when it is committed;
 * - `{"repeated": {"requestHash", "partnershipId", "version"}}` when the idempotency key was used before.
 *
 * It raises, and so leaves nothing behind,
 *
 * - EN001 when the step-up code was spent by somebody faster or is too old;
 * - EN002 when the row is no longer at the version that the decision was made on;
 * - EN003 (detail: the reference) when another partnership holds the pair.
 */
export const commitPartnershipChange = `
create function commit_partnership_change(change jsonb) returns jsonb language plpgsql as $$
declare
  p jsonb := change -> 'partnership';
  k jsonb := change -> 'idempotency';
  this_id uuid := (p ->> 'id')::uuid;
  found_version integer;
  earlier idempotency_key;
  rival text;
begin
  if k is not null then
    insert into idempotency_key (person_id, key, request_hash, partnership_id, version)
    values ((k ->> 'personId')::uuid, k ->> 'key', decode(k ->> 'requestHash', 'hex'), this_id, (p ->> 'version')::integer)
    on conflict do nothing;
    if not found then
      select * into earlier from idempotency_key where person_id = (k ->> 'personId')::uuid and key = k ->> 'key';
      return jsonb_build_object('repeated', jsonb_build_object(
        'requestHash', encode(earlier.request_hash, 'hex'), 'partnershipId', earlier.partnership_id, 'version', earlier.version));
    end if;
  end if;

  if change ? 'claims' then
    perform pg_advisory_xact_lock(hashtextextended(change ->> 'claims', 0));
    select o.reference into rival from partnership o
    where o.pair_low = least((p ->> 'initiator_id')::uuid, (p ->> 'counterpart_id')::uuid)
      and o.pair_high = greatest((p ->> 'initiator_id')::uuid, (p ->> 'counterpart_id')::uuid)
      and o.id <> this_id
      and o.pair_claim is not null
      and o.kind in ('sister', p ->> 'kind')
      and (o.pair_claim = 'unordered' or o.initiator_id = (p ->> 'initiator_id')::uuid)
    limit 1;
    if rival is not null then
      raise exception 'The pair is taken.' using errcode = 'EN003', detail = rival;
    end if;
  end if;

  if (change ->> 'expectedVersion')::integer = 0 then
    insert into partnership (id, reference, kind, initiator_id, counterpart_id, pair_claim, version, head_hash, sample, created_at, updated_at)
    values (this_id, p ->> 'reference', p ->> 'kind', (p ->> 'initiator_id')::uuid, (p ->> 'counterpart_id')::uuid, p ->> 'pair_claim',
            (p ->> 'version')::integer, decode(p ->> 'head_hash', 'hex'), coalesce((p ->> 'sample')::boolean, false),
            (p ->> 'updated_at')::timestamptz, (p ->> 'updated_at')::timestamptz);
  else
    select version into found_version from partnership where id = this_id for update;
    if found_version is distinct from (change ->> 'expectedVersion')::integer then
      raise exception 'The partnership changed meanwhile.' using errcode = 'EN002', detail = found_version::text;
    end if;
    update partnership set
      pair_claim = p ->> 'pair_claim',
      names_as_signed = p -> 'names_as_signed',
      register_number = p ->> 'register_number',
      recognised_at = (p ->> 'recognised_at')::timestamptz,
      affiliation_date = (p ->> 'affiliation_date')::date,
      validity = p ->> 'validity', recognition = p ->> 'recognition', activity = p ->> 'activity',
      version = (p ->> 'version')::integer, head_hash = decode(p ->> 'head_hash', 'hex'),
      updated_at = (p ->> 'updated_at')::timestamptz
    where id = this_id;
  end if;

  if change ? 'spend' then
    update sign_in_link set spent_at = (p ->> 'updated_at')::timestamptz
    where id = (change ->> 'spend')::uuid and spent_at is null and revoked_at is null and expires_at > (p ->> 'updated_at')::timestamptz;
    if not found then
      raise exception 'The step-up code was already used.' using errcode = 'EN001';
    end if;
  end if;

  insert into procedure as r (id, partnership_id, purpose, state, state_since, on_hold, hold_until, waiting_on, target_at, next_hard_at, open, contact_mail, data, started_at)
  select (q ->> 'id')::uuid, this_id, q ->> 'purpose', q ->> 'state', (q ->> 'state_since')::timestamptz, (q ->> 'on_hold')::boolean,
         (q ->> 'hold_until')::timestamptz, q ->> 'waiting_on', (q ->> 'target_at')::timestamptz, (q ->> 'next_hard_at')::timestamptz,
         (q ->> 'open')::boolean, q ->> 'contact_mail', q -> 'data', (q ->> 'state_since')::timestamptz
  from (select change -> 'procedure' as q) s
  on conflict (id) do update set
    state = excluded.state, state_since = excluded.state_since, on_hold = excluded.on_hold, hold_until = excluded.hold_until,
    waiting_on = excluded.waiting_on, target_at = excluded.target_at, next_hard_at = excluded.next_hard_at, open = excluded.open,
    contact_mail = excluded.contact_mail, data = excluded.data;

  insert into partnership_event (id, partnership_id, version, type, schema, actor, entered, data, private_hash, occurred_at, prev_hash, hash)
  select e.id, this_id, e.version, e.type, e.schema, e.actor, e.entered, e.data, decode(e.private_hash, 'hex'), e.occurred_at,
         decode(e.prev_hash, 'hex'), decode(e.hash, 'hex')
  from jsonb_to_recordset(change -> 'events') as e (id uuid, version integer, type text, schema smallint, actor jsonb, entered text,
       data jsonb, private_hash text, occurred_at timestamptz, prev_hash text, hash text);

  if change ? 'privates' then
    insert into partnership_event_private (event_id, salt, data)
    select e.event_id, decode(e.salt, 'hex'), e.data from jsonb_to_recordset(change -> 'privates') as e (event_id uuid, salt text, data jsonb);
  end if;

  if change ? 'deliveries' then
    insert into event_delivery (event_id, consumer, partnership_id, event_version, ordered, next_attempt_at)
    select d.event_id, d.consumer, this_id, d.event_version, d.ordered, now()
    from jsonb_to_recordset(change -> 'deliveries') as d (event_id uuid, consumer text, event_version integer, ordered boolean);
  end if;

  if change ? 'voids' then
    update signature set voided_by = (change ->> 'voids')::uuid
    where procedure_id = (change -> 'procedure' ->> 'id')::uuid and voided_by is null;
  end if;

  if change ? 'signatures' then
    insert into signature (id, partnership_id, procedure_id, event_id, side, mode, person_id, term_id, name, typed_name, office, capacity, basis, signed_at, zone, civil_date, content_hash, original_hashes)
    select s.id, this_id, (change -> 'procedure' ->> 'id')::uuid, s.event_id, s.side, s.mode, s.person_id, s.term_id, s.name, s.typed_name,
           s.office, s.capacity, s.basis, s.signed_at, s.zone, s.civil_date, s.content_hash, s.original_hashes
    from jsonb_to_recordset(change -> 'signatures') as s (id uuid, event_id uuid, side text, mode text, person_id uuid, term_id uuid, name text,
         typed_name text, office text, capacity text, basis text, signed_at timestamptz, zone text, civil_date date, content_hash text, original_hashes jsonb);
  end if;

  if change ? 'membership' then
    insert into membership (id, person_id, community_id, role, granted_at)
    select m.id, m.person_id, m.community_id, m.role, (p ->> 'updated_at')::timestamptz
    from jsonb_to_record(change -> 'membership') as m (id uuid, person_id uuid, community_id uuid, role text)
    on conflict do nothing;
  end if;

  return jsonb_build_object('version', (p ->> 'version')::integer);
end $$;
`;
