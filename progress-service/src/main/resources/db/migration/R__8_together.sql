-- What ledger_write does for the commands that are most of all, done for all of them at once: one step that records a skill
-- for a learner who has a ledger, where the same fact does not stand. So many statements, whether there are two commands or
-- a hundred: it is their beginning and end on sixteen partitions that a write consists of, not what they do. Whatever is
-- anything else is left to the steps of R__2_ledger_write.sql, in the same transaction. Entries, what stands and answers are
-- the same either way; TogetherTest holds one against the other.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- The commands that may go together, as far as they tell: of each learner one at the most, since a second would depend on
-- what the first has written.
create or replace function ledger_alike(commands jsonb)
    returns table (number int, learner text, subject text, acted_as text, step jsonb)
    language sql stable
    as $$
select c.number, c.learner, c.command ->> 'subject', c.command ->> 'actedAs', c.command #> '{steps,0}'
from (
    select (ordinality - 1)::int as number, value as command, value ->> 'learner' as learner,
        count(*) over (partition by value ->> 'learner') as of_learner
    from jsonb_array_elements(commands) with ordinality) c
where c.of_learner = 1 and not c.command ? 'ifMatch' and c.command ->> 'actedAs' <> 'instructor'
    and jsonb_array_length(c.command -> 'steps') = 1 and not c.command #> '{steps,0}' ? 'entryId'
    and c.command #>> '{steps,0,begin}' in ('started', 'claimed', 'completed')
$$;

-- Takes the ledgers of these learners for this transaction, in the order of ledger_write, and answers their heads: of those
-- that there are and that nobody else has.
create or replace function ledger_lock_all(learners text[]) returns learner[]
    language plpgsql
    as $$
begin
    return array(
        select l.head from (select unnest(learners) as id order by 1) c
        cross join lateral (select l as head from learner l where l.learner_id = c.id for update skip locked) l);
end
$$;

-- The entries that these commands add to ledgers that are locked, without their hashes. Neither a key that was merged, nor a
-- subject without a pseudonym, nor a fact that stands is among them. "offset 0" keeps each look-up one by key, in one
-- partition: the planner cannot know how large tables are that nobody has analyzed. Stable, since only then is it written
-- into the statement that calls it.
create or replace function ledger_fresh(commands jsonb, heads learner[], revision bigint)
    returns table (number int, previous text, e ledger_entry)
    language sql stable
    as $$
select n.number, case when n.version = 0 then n.ledger_id::text else encode(n.head_hash, 'hex') end,
    row(n.learner, n.version + 1, gen_random_uuid(), n.kind, n.key, n.evidence, n.actor_id, n.acted_as,
        coalesce(n.happened_at, n.recorded_at), n.recorded_at, revision, null, null, null, null, null, null, null,
        n.details, null)::ledger_entry
from (
    select c.number, c.learner, h.ledger_id, h.version, h.head_hash, a.actor_id, c.acted_as, s.key,
        c.step ->> 'begin' as kind, c.step ->> 'evidence' as evidence, c.step ->> 'details' as details,
        (c.step ->> 'happenedAt')::timestamptz as happened_at, greatest(clock_timestamp(), h.touched_at) as recorded_at
    from ledger_alike(commands) c
    join unnest(heads) h on h.learner_id = c.learner
    cross join lateral (select a.actor_id from actor a where a.subject = c.subject offset 0) a
    join catalog_entity s on s.kind = 'skill' and s.key = c.step ->> 'key'
    where not exists (select from catalog_merge m where m.key = s.key)
    offset 0) n
left join lateral (
    select true as found from standing s
    where s.learner_id = n.learner and s.kind = n.kind and s.origin = n.key and s.evidence is not distinct from n.evidence
        and s.module_key is null and s.person is null and standing_word(s.kind, s.actor_id) = n.actor_id
        and s.ended_version is null
    offset 0) same on true
where same.found is null
$$;

-- Writes such entries, chained to what was before, and what follows from them.
create or replace function ledger_enter(commands jsonb, heads learner[], revision bigint)
    returns table (number int, e ledger_entry)
    language plpgsql
    as $$
begin
    return query
        with chained as materialized (
            select f.number, ledger_chained(null, f.previous, f.e) as e from ledger_fresh(commands, heads, revision) f),
        entered as (
            insert into ledger_entry select (c.e).* from chained c),
        begun as (
            insert into standing (learner_id, version, kind, key, origin, evidence, actor_id, acted_as, happened_at,
                recorded_at, catalog_revision, details)
            select (c.e).learner_id, (c.e).version, (c.e).kind, (c.e).key, (c.e).key, (c.e).evidence, (c.e).actor_id,
                (c.e).acted_as, (c.e).happened_at, (c.e).recorded_at, (c.e).catalog_revision, (c.e).details
            from chained c),
        moved as (
            update learner l set version = (c.e).version, head_hash = (c.e).hash, touched_at = (c.e).recorded_at
            from chained c where l.learner_id = (c.e).learner_id)
        select c.number, c.e from chained c;
end
$$;

-- What is told of entries that have just been written: the record of the skill and, in "aimed_at", whether it was completed
-- and is asked for by a goal, which may be reached with it.
create or replace function ledger_entered(numbers int[], entries ledger_entry[])
    returns table (number int, e ledger_entry, record jsonb, aimed_at boolean)
    language plpgsql
    as $$
begin
    return query
        select n.number, n.e, (
                select jsonb_agg(ledger_row(s, (n.e).key) order by s.happened_at, coalesce(s.first_version, s.version))
                from standing s
                where s.learner_id = (n.e).learner_id and s.kind in ('started', 'claimed', 'completed')
                    and s.origin = any (o.origins) and s.ended_version is null),
            (n.e).kind = 'completed' and exists (
                select from (
                    select g.origin from standing g
                    where g.learner_id = (n.e).learner_id and g.kind = 'goal-set' and g.ended_version is null offset 0) g
                cross join lateral (
                    select c.structure from catalog_entity c where c.kind = 'role' and c.key = g.origin offset 0) c
                cross join unnest(o.origins) skill
                where c.structure @> jsonb_build_object('requirements',
                    jsonb_build_array(jsonb_build_object('skills', jsonb_build_array(skill)))))
        from (select unnest(numbers) as number, unnest(entries) as e) n
        cross join lateral (select array(
            select (n.e).key union all select m.key from catalog_merge m where m.survivor = (n.e).key) as origins) o;
end
$$;

-- Writes what can be written together of these commands, and answers it by the number of the command.
create or replace function ledger_together(commands jsonb) returns table (number int, answer jsonb)
    language plpgsql
    as $$
declare
    at catalog_position%rowtype;
    heads learner[];
    numbers int[];
    entries ledger_entry[];
    written record;
    head bigint;
    later ledger_entry;
begin
    select * into at from catalog_position;
    if not found then
        return;
    end if;
    heads := ledger_lock_all(array(select c.learner from ledger_alike(commands) c));
    if cardinality(heads) = 0 then
        return;
    end if;
    -- In a statement of its own, which sees what the last holders of the locks have written; so the next one sees this.
    select array_agg(w.number), array_agg(w.e) into numbers, entries from ledger_enter(commands, heads, at.revision) w;
    for written in
        select w.*, h.ledger_id, commands #> array[w.number::text, 'steps', '0'] ? 'show' as show
        from ledger_entered(numbers, entries) w join unnest(heads) h on h.learner_id = (w.e).learner_id
    loop
        head := (written.e).version;
        if written.aimed_at then
            later.learner_id := (written.e).learner_id;
            later.actor_id := (written.e).actor_id;
            later.acted_as := (written.e).acted_as;
            later.catalog_revision := at.revision;
            perform ledger_milestones(later, head - 1);
            select l.version into strict head from learner l where l.learner_id = later.learner_id;
        end if;
        number := written.number;
        answer := jsonb_build_object('outcome', 'done', 'ledger', written.ledger_id, 'before', (written.e).version - 1,
            'version', head, 'revision', at.revision, 'mergeRevision', at.merge_revision,
            'steps', jsonb_build_array(jsonb_build_object('key', (written.e).key, 'outcome', 'added')
                || case when written.show then jsonb_build_object('record', written.record) else '{}' end));
        return next;
    end loop;
end
$$;
