-- Takes completions that lie in completion_row into the ledgers, thousands at a time: what ledger_write does for one entry
-- is done here for whole sets, with the same hashes, versions and rules. What the importer has said before (the same
-- learner, skill or module, and time) is the same fact, whether it still stands or was revoked since: a file that is sent
-- again adds nothing, and brings nothing back that somebody took away.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- Chains the entries of one ledger: each gets the hash over what stands before it, "first" being that of the first.
create or replace function ledger_chained(before ledger_entry, first text, e ledger_entry) returns ledger_entry
    language plpgsql stable parallel safe
    as $$
begin
    e.hash := sha256(ledger_member('previous', coalesce(encode(before.hash, 'hex'), first)) || ledger_said(e));
    return e;
end
$$;
create or replace aggregate ledger_chain(text, ledger_entry) (
    sfunc = ledger_chained, stype = ledger_entry, parallel = safe);

-- What the lines of a batch mean at this revision of the catalog: of a skill the completion of its survivor; of a module
-- its completion and, with it as evidence, those of the skills that it teaches. The key is null where nothing has it.
-- Each line looks its key up ("offset 0" keeps it so): a planner that has not heard yet how large the catalog is would hold
-- every line against every skill.
create or replace function ledger_load_meant(import uuid, after bigint, upto bigint)
    returns table (line bigint, place bigint, learner_id text, entry_id uuid, kind text, key text, evidence text,
        module_key text, module_version int, happened_at timestamptz)
    language sql stable
    as $$
select r.line, 0::bigint, r.learner_id, r.entry_id, 'completed', s.key, 'imported', null::text, null::int, r.happened_at
from completion_row r
left join lateral (
    select coalesce(m.survivor, c.key) as key
    from catalog_entity c left join catalog_merge m on m.key = c.key
    where c.kind = 'skill' and c.key = r.skill offset 0) s on true
where r.import_id = import and r.line > after and r.line <= upto and r.skill is not null
union all
select r.line, 0, r.learner_id, r.entry_id, 'module-completed', c.key, null, null, c.version, r.happened_at
from completion_row r
left join lateral (
    select c.key, c.version from catalog_entity c where c.kind = 'module' and c.key = r.module offset 0) c on true
where r.import_id = import and r.line > after and r.line <= upto and r.module is not null
union all
select r.line, t.place, r.learner_id, null, 'completed', s.key, 'module-completed', c.key, c.version, r.happened_at
from completion_row r
cross join lateral (
    select c.key, c.version, c.structure from catalog_entity c where c.kind = 'module' and c.key = r.module offset 0) c
cross join lateral jsonb_array_elements_text(c.structure -> 'teaches') with ordinality as t (key, place)
cross join lateral (
    select coalesce(m.survivor, s.key) as key
    from catalog_entity s left join catalog_merge m on m.key = s.key
    where s.kind = 'skill' and s.key = t.key offset 0) s
where r.import_id = import and r.line > after and r.line <= upto and r.module is not null
$$;

-- Takes the ledgers of a batch for this transaction, begins those that there are not, and answers their heads. In the order
-- of ledger_write, and in one go: whoever took first the new ones and then the others could wait in a circle. It writes
-- each, so that a batch that adds nothing is as durable as the one that added it.
create or replace function ledger_load_lock(import uuid, after bigint, upto bigint) returns learner[]
    language sql
    as $$
with head as (
    insert into learner as l (learner_id, touched_at)
    select m.learner_id, clock_timestamp()
    from (select distinct learner_id from ledger_load_meant(import, after, upto) where key is not null) m
    order by m.learner_id collate "default"
    on conflict (learner_id) do update set touched_at = greatest(excluded.touched_at, l.touched_at)
    returning l)
select array_agg(l) from head
$$;

-- The facts of a batch. "used": the line's entry id stands for something else; "said": the importer has said it already.
-- What has been said is looked up by learner, and only in ledgers that have entries; "offset 0" keeps it so.
create or replace function ledger_load_facts(import uuid, after bigint, upto bigint, importer uuid, heads learner[])
    returns table (line bigint, place bigint, learner_id text, entry_id uuid, kind text, key text, evidence text,
        module_key text, module_version int, happened_at timestamptz, used boolean, said boolean)
    language sql stable
    as $$
with meant as materialized (
    select * from ledger_load_meant(import, after, upto) where key is not null),
known as materialized (
    select h.learner_id from unnest(heads) h where h.version > 0),
before as materialized (
    select distinct s.learner_id, s.kind, coalesce(m.survivor, s.origin) as key, coalesce(s.evidence, '') as evidence,
        coalesce(s.module_key, '') as module_key, s.happened_at
    from known k
    cross join lateral (
        select * from standing s where s.learner_id = k.learner_id and s.actor_id = importer offset 0) s
    left join catalog_merge m on m.key = s.origin),
named as materialized (
    select l.learner_id, l.entry_id, l.kind, coalesce(m.survivor, l.key) as key, l.happened_at, l.actor_id
    from (select distinct learner_id, entry_id from meant where entry_id is not null) r
    join known k on k.learner_id = r.learner_id
    cross join lateral (
        select * from ledger_entry l where l.learner_id = r.learner_id and l.entry_id = r.entry_id offset 0) l
    left join catalog_merge m on m.key = l.key),
checked as (
    select n.*,
        i.entry_id is not null
            and (i.kind, i.key, i.happened_at, i.actor_id) is distinct from (n.kind, n.key, n.happened_at, importer)
        or n.entry_id is not null and (n.kind, n.key, n.happened_at) is distinct from (
            first_value(n.kind) over entry, first_value(n.key) over entry, first_value(n.happened_at) over entry) as used
    from meant n
    left join named i on i.learner_id = n.learner_id and i.entry_id = n.entry_id
    window entry as (partition by n.learner_id, n.entry_id order by n.line)),
lines as (
    select c.line, c.place, c.learner_id, c.entry_id, c.kind, c.key, c.evidence, c.module_key, c.module_version,
        c.happened_at, bool_or(c.used) over (partition by c.line) as used
    from checked c)
select l.*, b.learner_id is not null or row_number() over (
    partition by l.learner_id, l.kind, l.key, l.evidence, l.module_key, l.happened_at, l.used order by l.line, l.place) > 1
from lines l
left join before b on b.learner_id = l.learner_id and b.kind = l.kind and b.key = l.key
    and b.evidence = coalesce(l.evidence, '') and b.module_key = coalesce(l.module_key, '')
    and b.happened_at = l.happened_at
$$;

-- Writes entries that are ready into the ledgers and what follows from them. Whatever is there already is named by its key,
-- row by row: the planner cannot know how large tables are that nobody has analyzed, and a batch must not read them whole.
create or replace function ledger_load_write(heads learner[], entries ledger_entry[]) returns void
    language plpgsql
    as $$
declare
    replaced record;
begin
    for replaced in
        select s.learner_id, s.version, e.version as ender
        from unnest(heads) h
        cross join lateral (
            select * from standing s where s.learner_id = h.learner_id and s.ended_version is null offset 0) s
        join (
            select n.learner_id, n.kind, n.key, n.evidence, n.module_key, n.actor_id, min(n.version) as version
            from unnest(entries) n
            group by n.learner_id, n.kind, n.key, n.evidence, n.module_key, n.actor_id) e
        on s.learner_id = e.learner_id and s.kind = e.kind and s.origin = e.key
            and s.evidence is not distinct from e.evidence and s.module_key is not distinct from e.module_key
            and s.actor_id = e.actor_id
        where h.version > 0
    loop
        update standing set ended_version = replaced.ender
        where learner_id = replaced.learner_id and version = replaced.version;
    end loop;
    insert into ledger_entry select * from unnest(entries);
    insert into standing (learner_id, version, ended_version, kind, key, origin, evidence, module_key, module_version,
        actor_id, acted_as, happened_at, recorded_at, catalog_revision)
    select learner_id, version,
        lead(version) over (partition by learner_id, kind, key, evidence, module_key order by version),
        kind, key, key, evidence, module_key, module_version, actor_id, acted_as, happened_at, recorded_at, catalog_revision
    from unnest(entries);
    insert into learner (learner_id, version, head_hash, touched_at)
    select distinct on (learner_id) learner_id, version, hash, recorded_at
    from unnest(entries) order by learner_id, version desc
    on conflict (learner_id) do update set version = excluded.version, head_hash = excluded.head_hash;
end
$$;

-- Adds the roles reached and courses completed with a batch. Who had no ledger before has no goal and no course.
create or replace function ledger_load_milestones(job completion_import, revision bigint, heads learner[]) returns void
    language plpgsql
    as $$
declare
    head learner;
    e ledger_entry;
begin
    e.actor_id := job.actor_id;
    e.acted_as := job.acted_as;
    e.catalog_revision := revision;
    for head in
        select h.* from unnest(heads) h
        cross join lateral (
            select from standing s
            where s.learner_id = h.learner_id and s.kind in ('goal-set', 'enrolled') and s.ended_version is null limit 1) aim
        where h.version > 0 order by h.learner_id
    loop
        e.learner_id := head.learner_id;
        perform ledger_milestones(e, head.version);
    end loop;
end
$$;

-- Ends an import of which no line is left to load: it is done, unless PostgreSQL has lost some in a crash.
create or replace function ledger_load_end(job completion_import) returns text
    language plpgsql
    as $$
declare
    outcome text := case when job.loaded = job.last_row then 'done' else 'failed' end;
begin
    update completion_import set state = outcome, loaded = case outcome when 'done' then lines else loaded end,
        touched_at = clock_timestamp(), ended_at = clock_timestamp()
    where id = job.id;
    return outcome;
end
$$;

-- Loads the next lines of an import, so many at the most, and answers the state that it is in then; null where another
-- process is at it, it is over, or the catalog is not known yet.
create or replace function ledger_load(import uuid, most int) returns text
    language plpgsql security definer
    set search_path from current set enable_seqscan = off
    -- What is right for thousands of ledgers is planned by how many they are; the service's connections keep generic plans.
    set plan_cache_mode = auto
    as $$
declare
    job completion_import%rowtype;
    at catalog_position%rowtype;
    upto bigint;
    heads learner[];
    entries ledger_entry[];
    lines_added bigint;
    lines_used bigint;
    lines_said bigint;
    lines_unknown bigint;
begin
    perform pg_advisory_xact_lock_shared(ledger_merge_lock());
    select * into job from completion_import where id = import and state = 'loading' for update skip locked;
    if not found then
        return null;
    end if;
    select max(line) into upto from (
        select line from completion_row where import_id = import and line > job.loaded order by line limit most) as next;
    if upto is null then
        -- All is loaded, or PostgreSQL has lost the rest in a crash.
        return ledger_load_end(job);
    end if;
    select * into at from catalog_position;
    if not found then
        return null;
    end if;
    heads := ledger_load_lock(import, job.loaded, upto);
    with fact as materialized (
        select * from ledger_load_facts(import, job.loaded, upto, job.actor_id, heads)),
    unchained as (
        select f.line, case when h.version = 0 then h.ledger_id::text else encode(h.head_hash, 'hex') end as first,
            row(f.learner_id, h.version + row_number() over (partition by f.learner_id order by f.line, f.place),
                coalesce(f.entry_id, gen_random_uuid()), f.kind, f.key, f.evidence, job.actor_id, job.acted_as,
                f.happened_at, h.touched_at, at.revision, null, f.module_key, f.module_version, null, null, null, null,
                null, null)::ledger_entry as e
        from fact f join unnest(heads) h on h.learner_id = f.learner_id
        where not f.used and not f.said),
    chained as (
        select line, ledger_chain(first, e) over (
            partition by (e).learner_id order by (e).version rows unbounded preceding) as e
        from unchained),
    used as (
        insert into completion_fault (import_id, line, field, rule)
        select distinct import, line, 'entryId', 'entry-id' from fact where used returning line),
    unknown as (
        insert into completion_fault (import_id, line, field, rule)
        select import, line, case kind when 'completed' then 'skill' else 'module' end, 'unknown'
        from ledger_load_meant(import, job.loaded, upto) where key is null returning line)
    select (select array_agg(e) from chained), (select count(distinct line) from chained),
        (select count(*) from used), (select count(distinct line) from fact), (select count(*) from unknown)
    into entries, lines_added, lines_used, lines_said, lines_unknown;
    perform ledger_load_write(heads, entries);
    perform ledger_load_milestones(job, at.revision, heads);
    update completion_import set loaded = upto, added = added + lines_added,
        same = same + lines_said - lines_added - lines_used, faults = faults + lines_used + lines_unknown,
        touched_at = clock_timestamp()
    where id = import;
    delete from completion_row where import_id = import and line <= upto;
    return 'loading';
end
$$;
revoke all on function ledger_load(uuid, int) from public;
grant execute on function ledger_load(uuid, int) to "${serviceUser}";

-- The pseudonym of whoever imports.
create or replace function ledger_load_actor(subject text) returns uuid
    language sql security definer
    set search_path from current
    as $$select ledger_actor(subject)$$;
revoke all on function ledger_load_actor(text) from public;
grant execute on function ledger_load_actor(text) to "${serviceUser}";
grant insert, update, delete on completion_import, completion_fault, completion_row to "${serviceUser}";
