-- Modules, goals and courses in the ledger: what a module taught, what a role asks for through the merges, what a course
-- counts, who sees a learner by owning a course, and the milestones that a write adds when it meets the last of it.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- The version that a completion is of: the one that is told, the one that the actor has told before, or the present one.
create or replace function ledger_module_version(e ledger_entry, told int) returns int
    language plpgsql stable
    as $$
begin
    return (
        select coalesce(told,
            (select s.module_version from standing s
             where s.learner_id = e.learner_id and s.kind = 'module-completed' and s.origin = e.key and s.actor_id = e.actor_id
                and s.ended_version is null),
            (select version from catalog_entity where kind = 'module' and key = e.key)));
end
$$;

-- Records what a module teaches, right after its completion and of the same time.
create or replace function ledger_teach(e ledger_entry) returns void
    language plpgsql
    as $$
begin
    e.kind := 'completed';
    e.evidence := 'module-completed';
    e.module_key := e.key;
    e.entry_id := null;
    e.details := null;
    select s.happened_at into strict e.happened_at from standing s join learner l on l.learner_id = e.learner_id
    where s.learner_id = e.learner_id and s.version = l.version;
    for e.key in
        select distinct ledger_skill(taught) from catalog_module_version v, unnest(v.teaches) taught
        where v.key = e.module_key and v.version = e.module_version order by 1
    loop
        if e.key is not null then
            perform ledger_begin(e);
        end if;
    end loop;
end
$$;

-- Whether a role or course has been retired before the learner set or took it: what stands goes on standing.
create or replace function ledger_comes_too_late(e ledger_entry) returns boolean
    language plpgsql stable
    as $$
begin
    return (
        select exists (
                select from catalog_entity c
                where c.kind = case e.kind when 'goal-set' then 'role' when 'enrolled' then 'course' end and c.key = e.key
                    and c.status = 'retired')
            and not exists (
                select from standing s
                where s.learner_id = e.learner_id and s.kind = e.kind and s.origin = e.key and s.ended_version is null));
end
$$;

-- Requirements read through the merges: of skills that have become one, one is asked for.
create or replace function ledger_folded(requirements jsonb) returns jsonb
    language plpgsql stable
    as $$
begin
    return (
        select coalesce(
            jsonb_agg(jsonb_build_object('atLeast', least(at_least, cardinality(skills)), 'skills', to_jsonb(skills)) order by place),
            '[]')
        from (
            select r.place, (r.value ->> 'atLeast')::int as at_least, array(
                select distinct coalesce(m.survivor, k.key)
                from jsonb_array_elements_text(r.value -> 'skills') k (key) left join catalog_merge m on m.key = k.key
                order by 1) as skills
            from jsonb_array_elements(requirements) with ordinality r (value, place)
            offset 0) folded);
end
$$;

-- What a role asks for without fail.
create or replace function ledger_essentials(structure jsonb) returns jsonb
    language sql stable
    as $$select ledger_folded(jsonb_path_query_array(structure, '$.requirements[*] ? (@.importance == "essential")'))$$;

-- The modules of a course with their status, in order.
create or replace function ledger_course_modules(structure jsonb) returns jsonb
    language sql stable
    as $$
select coalesce(jsonb_agg(jsonb_build_object('key', c.key, 'status', c.status) order by m.place), '[]')
from jsonb_array_elements_text(structure -> 'modules') with ordinality m (key, place)
join catalog_entity c on c.kind = 'module' and c.key = m.key
$$;

-- The goals that are met, not reached before, and were set or asked for a skill completed after this version.
create or replace function ledger_roles_met(learner text, after bigint) returns table (role text, requirements jsonb)
    language sql stable
    as $$
with held as materialized (
    select coalesce(m.survivor, s.origin) as skill, max(s.version) as version
    from standing s left join catalog_merge m on m.key = s.origin
    where s.learner_id = learner and s.kind = 'completed' and s.ended_version is null group by 1),
-- Not from what is held, all of which is read only for a role that asks for this.
fresh as materialized (
    select distinct coalesce(m.survivor, s.origin) as skill
    from standing s left join catalog_merge m on m.key = s.origin
    where s.learner_id = learner and s.version > after and s.kind = 'completed' and s.ended_version is null),
told as (
    select skill from fresh
    union all
    select m.key from fresh join catalog_merge m on m.survivor = fresh.skill),
asked as (
    select g.origin as role, c.structure
    from standing g
    cross join lateral (select c.structure from catalog_entity c where c.kind = 'role' and c.key = g.origin offset 0) c
    where g.learner_id = learner and g.kind = 'goal-set' and g.ended_version is null
        and not exists (
            select from standing r
            where r.learner_id = learner and r.kind = 'role-reached' and r.origin = g.origin and r.ended_version is null)
        and (g.version > after or exists (
            select from told where c.structure @> jsonb_build_object('requirements',
                jsonb_build_array(jsonb_build_object('skills', jsonb_build_array(told.skill)))))))
select asked.role, essentials from asked, ledger_essentials(asked.structure) essentials
where essentials <> '[]' and not exists (
    select from jsonb_array_elements(essentials) r
    where (r ->> 'atLeast')::int > (
        select count(*) from jsonb_array_elements_text(r -> 'skills') k (key) join held on held.skill = k.key))
order by 1
$$;

-- The courses taken whose last module was completed, or that were taken, after this version. A module that was retired
-- counts for those who have completed it.
create or replace function ledger_courses_done(learner text, after bigint) returns table (course text, modules jsonb)
    language sql stable
    as $$
with done as materialized (
    select origin as module, max(version) as version from standing
    where learner_id = learner and kind = 'module-completed' and ended_version is null group by 1),
asked as (
    select s.origin as course, c.structure
    from standing s join catalog_entity c on c.kind = 'course' and c.key = s.origin
    where s.learner_id = learner and s.kind = 'enrolled' and s.ended_version is null
        and not exists (
            select from standing r
            where r.learner_id = learner and r.kind = 'course-completed' and r.origin = s.origin and r.ended_version is null)
        and (s.version > after or exists (
            select from done where done.version > after and c.structure -> 'modules' ? done.module)))
select asked.course, jsonb_agg(m.value -> 'key' order by m.place)
from asked, jsonb_array_elements(ledger_course_modules(asked.structure)) with ordinality m (value, place)
left join done on done.module = m.value ->> 'key'
where done.module is not null or m.value ->> 'status' = 'published'
group by asked.course having bool_and(done.module is not null)
order by 1
$$;

-- Adds what the entries after this version have brought a learner to. Cheap for those who have no goal and no course.
create or replace function ledger_milestones(e ledger_entry, after bigint) returns void
    language plpgsql
    as $$
begin
    if not exists (
        select from standing s
        where s.learner_id = e.learner_id and s.kind in ('goal-set', 'enrolled') and s.ended_version is null)
    then
        return;
    end if;
    e.kind := 'role-reached';
    for e.key, e.details in
        select role, jsonb_build_object('requirements', requirements) from ledger_roles_met(e.learner_id, after)
    loop
        perform ledger_append(e);
    end loop;
    e.kind := 'course-completed';
    for e.key, e.details in
        select course, jsonb_build_object('modules', modules) from ledger_courses_done(e.learner_id, after)
    loop
        perform ledger_append(e);
    end loop;
end
$$;

-- What somebody else sees of a learner: all, where that was granted; by owning courses that the learner has taken, those,
-- their modules and what these teach. Null: nothing, whether or not there is such a learner. To say so takes as long for
-- one with a long ledger as for nobody: what is looked up is the viewer and what they own, each by its key.
create or replace function ledger_sight(learner text, viewer text) returns jsonb
    language sql stable
    as $$
with owned as materialized (
    select c.key, c.structure from catalog_entity c where c.kind = 'course' and c.structure -> 'owners' ? viewer),
course as materialized (
    select owned.key, owned.structure from owned
    cross join lateral (
        select from standing s
        where s.learner_id = learner and s.origin = owned.key and s.kind = 'enrolled' and s.ended_version is null
        limit 1) taken),
module as materialized (
    select distinct m.key from course, jsonb_array_elements_text(course.structure -> 'modules') m (key)),
skill as (
    select distinct ledger_skill(taught) as key
    from module join catalog_module_version v on v.key = module.key, unnest(v.teaches) taught),
granted as (
    select exists (
        select from actor a cross join lateral (
            select from standing s
            where s.learner_id = learner and s.person = a.actor_id and s.kind = 'granted' and s.ended_version is null
            limit 1) sight
        where a.subject = viewer) as whole)
select jsonb_build_object('whole', granted.whole,
    'courses', (select coalesce(jsonb_agg(key), '[]') from course),
    'modules', (select coalesce(jsonb_agg(key), '[]') from module),
    'skills', (select coalesce(jsonb_agg(key), '[]') from skill where key is not null),
    'revision', (select p.revision from catalog_position p),
    'version', (select l.version from learner l where l.learner_id = learner))
from granted where granted.whole or exists (select from course)
$$;

-- Whether a command is within the rights of an instructor, which the service cannot tell from a token alone: they assess
-- what courses of theirs teach that the learner has taken.
create or replace function ledger_may_assess(command jsonb) returns boolean
    language sql stable
    as $$
select coalesce(bool_and(coalesce(sight.skills ? ledger_skill(step ->> 'key')
    and coalesce(step ->> 'begin', step ->> 'end') in ('completed', 'revoked'), false)), false)
from jsonb_array_elements(command -> 'steps') step,
    (select ledger_sight(command ->> 'learner', command ->> 'subject') -> 'skills') sight (skills)
$$;

do $$
declare
    name text;
begin
    foreach name in array array['ledger_folded(jsonb)', 'ledger_essentials(jsonb)', 'ledger_course_modules(jsonb)',
        'ledger_sight(text, text)', 'ledger_skill(text)']
    loop
        execute 'grant execute on function ' || name || ' to "${serviceUser}"';
    end loop;
    foreach name in array array['ledger_module_version(ledger_entry, int)', 'ledger_teach(ledger_entry)',
        'ledger_comes_too_late(ledger_entry)', 'ledger_roles_met(text, bigint)', 'ledger_courses_done(text, bigint)',
        'ledger_milestones(ledger_entry, bigint)', 'ledger_may_assess(jsonb)']
    loop
        execute 'revoke all on function ' || name || ' from public';
    end loop;
end $$;
