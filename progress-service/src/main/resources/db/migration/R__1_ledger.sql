-- What every writer of a ledger is made of: the hash of an entry, adding an entry, beginning a fact. None of these may be
-- called by the service's user, who has ledger_write.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- The key of the advisory lock that separates writers (shared) from whoever changes what is merged (exclusive): a writer
-- that has read the replica has committed, or begins after the change. See ledger_write and CatalogReplicaRepository.
create or replace function ledger_merge_lock() returns bigint
    language sql immutable parallel safe as $$select 7151129470012345$$;

-- One member of what is hashed. Stable, since only then is it written into the expression that calls it, and the bytes of the
-- name become a constant there: an entry has a dozen of these.
create or replace function ledger_member(name text, value text) returns bytea
    language sql stable parallel safe
    as $$
select coalesce(
    (int4send(octet_length(name)) || name::bytea) || int4send(octet_length(value)) || convert_to(value, 'UTF8'), ''::bytea)
$$;

create or replace function ledger_time(moment timestamptz) returns text
    language sql stable parallel safe
    as $$select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')$$;

-- All that an entry says, in the form of LedgerHash in Java, which verifies it.
create or replace function ledger_said(e ledger_entry) returns bytea
    language sql stable parallel safe
    as $$
select ledger_member('version', e.version::text)
    || ledger_member('entryId', e.entry_id::text)
    || ledger_member('kind', e.kind)
    || case when coalesce(e.carries, e.kind) in ('started', 'claimed', 'completed', 'revoked')
        then ledger_member('skill', e.key) else ledger_member('key', e.key) end
    || ledger_member('evidence', e.evidence)
    || ledger_member('actor', e.actor_id::text)
    || ledger_member('actedAs', e.acted_as)
    || ledger_member('happenedAt', ledger_time(e.happened_at))
    || ledger_member('recordedAt', ledger_time(e.recorded_at))
    || ledger_member('catalogRevision', e.catalog_revision::text)
    || ledger_member('module', e.module_key)
    || ledger_member('moduleVersion', e.module_version::text)
    || ledger_member('person', e.person::text)
    || ledger_member('carries', e.carries)
    || ledger_member('origin', e.origin)
    || ledger_member('reason', e.reason)
    || ledger_member('details', e.details)
    || ledger_member('ends', array_to_string(e.ends, ','))
$$;

create or replace function ledger_hash(previous text, e ledger_entry) returns bytea
    language sql stable parallel safe
    as $$select sha256(ledger_member('previous', previous) || ledger_said(e))$$;

-- Adds an entry at the head of a ledger that this transaction has locked, and what it begins or ends. The entry comes with
-- what it says; version, times and hash are set here.
create or replace function ledger_append(e ledger_entry) returns bigint
    language plpgsql
    as $$
declare
    head learner%rowtype;
begin
    select * into strict head from learner where learner_id = e.learner_id;
    e.entry_id := coalesce(e.entry_id, gen_random_uuid());
    e.version := head.version + 1;
    -- Never before an earlier entry, whatever the clock does: what was known at a time is a beginning of the ledger.
    e.recorded_at := greatest(clock_timestamp(), head.touched_at);
    e.happened_at := coalesce(e.happened_at, e.recorded_at);
    e.hash := ledger_hash(
        case when head.version = 0 then head.ledger_id::text else encode(head.head_hash, 'hex') end, e);
    insert into ledger_entry select (e).*;
    update learner set version = e.version, head_hash = e.hash, touched_at = e.recorded_at
    where learner_id = e.learner_id;
    if e.ends is not null then
        update standing set ended_version = e.version where learner_id = e.learner_id and version = any (e.ends);
    else
        insert into standing (learner_id, version, kind, key, origin, evidence, module_key, module_version, person,
            actor_id, acted_as, happened_at, recorded_at, catalog_revision, details)
        values (e.learner_id, e.version, coalesce(e.carries, e.kind), e.key, coalesce(e.origin, e.key), e.evidence,
            e.module_key, e.module_version, e.person, e.actor_id, e.acted_as, e.happened_at, e.recorded_at,
            e.catalog_revision, e.details);
    end if;
    return e.version;
end
$$;

-- Adds an entry that begins a fact, unless the same fact stands already: "added", "same", or "replaced", where another time
-- or other details took the place of what stood. What comes back replaces nothing.
create or replace function ledger_begin(e ledger_entry) returns text
    language plpgsql
    as $$
declare
    old standing%rowtype;
begin
    select * into old from standing s
    where s.learner_id = e.learner_id and s.kind = coalesce(e.carries, e.kind)
        and s.origin is not distinct from coalesce(e.origin, e.key) and s.evidence is not distinct from e.evidence
        and s.module_key is not distinct from e.module_key and s.person is not distinct from e.person
        and standing_word(s.kind, s.actor_id) is not distinct from standing_word(coalesce(e.carries, e.kind), e.actor_id)
        and s.ended_version is null;
    if found then
        if e.kind = 'restored' or (e.happened_at is null or e.happened_at = old.happened_at) and e.details is not distinct from old.details
                and e.module_version is not distinct from old.module_version and old.key is not distinct from e.key then
            return 'same';
        end if;
        update standing set ended_version = (select version + 1 from learner where learner_id = e.learner_id)
        where learner_id = e.learner_id and version = old.version;
    end if;
    perform ledger_append(e);
    return case when old.version is null then 'added' else 'replaced' end;
end
$$;

-- The pseudonym of a subject, made on the first use; of two that make it at once, one waits for the other.
create or replace function ledger_actor(person text) returns uuid
    language plpgsql
    as $$
declare
    found_id uuid;
begin
    select actor_id into found_id from actor where subject = person;
    if found_id is null then
        insert into actor (subject) values (person)
        on conflict (subject) do update set subject = excluded.subject returning actor_id into found_id;
    end if;
    return found_id;
end
$$;

-- The skill that a key stands for at this revision of the catalog; null where there is none.
create or replace function ledger_skill(wanted text) returns text
    language plpgsql stable
    as $$
begin
    return (
        select coalesce(
            (select survivor from catalog_merge where key = wanted),
            (select key from catalog_entity where kind = 'skill' and key = wanted)));
end
$$;

