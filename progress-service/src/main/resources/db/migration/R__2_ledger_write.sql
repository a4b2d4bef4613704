-- The only way to write a ledger. Whoever owns these functions owns the tables; the service's user may call ledger_write.
-- One call takes any number of commands, each about one learner, in one transaction: many requests share one commit, each
-- is answered after it. A command:
--   {"learner", "subject": who acts, "actedAs", "ifMatch": ["<ledger, 8 digits>.<version>" or "*"], "allOrNothing",
--    "origin": {"operation", "requestId"} of what is a security event, "steps": [step, ...]}
-- A step, with "entryId" and "show" (what stands on its subject is in the answer) where wanted:
--   {"begin": kind, "key" or "person", "evidence", "happenedAt", "details", "version": of the module}
--   {"end": kind, "key" or "person", "anybody": also what others said, "reason", "details"}
--   {"undo": version of a "revoked" entry, or of one of those of a reset: then of all of them, "anybody"}
-- An answer: {"outcome": "done", "ledger", "before", "version", "revision", "mergeRevision", "steps": [{"outcome", "key",
-- "record"}, ...]}, or with nothing written {"outcome": "busy" | "stale" | "catalog-not-known" | "not-yours" |
-- "refused"}.
-- What is asked at each write is PL/pgSQL, whose plans are kept: those of SQL functions that are not inlined are not.
-- Most commands are alike and simple: R__8_together.sql writes those all at once, and gives the answers that are given here.
-- Outcomes of a step: added, replaced, same, ended; unknown, unknown-version, retired, entry-id-used, nothing (there was
-- nothing to end); of a plan also not-yet (it was made from a version that has not come) and too-many.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

create or replace function ledger_row(s standing, key text) returns jsonb
    language sql stable
    as $$
select jsonb_build_object('version', coalesce(s.first_version, s.version), 'kind', s.kind, 'evidence', s.evidence, 'key', key,
    'origin', s.origin, 'module', s.module_key, 'moduleVersion', s.module_version, 'by', s.acted_as, 'happenedAt', ledger_time(s.happened_at),
    'recordedAt', ledger_time(s.recorded_at), 'catalogRevision', s.catalog_revision)
$$;

-- The rows of a learner that stand and count for this skill, as JSON.
create or replace function ledger_record(learner text, skill text) returns jsonb
    language plpgsql stable
    as $$
begin
    return (
        select coalesce(jsonb_agg(ledger_row(s, skill) order by s.happened_at, coalesce(s.first_version, s.version)), '[]'::jsonb)
        from standing s
        where s.learner_id = learner and s.kind in ('started', 'claimed', 'completed') and s.ended_version is null
            and s.origin = any (array(select skill union all select m.key from catalog_merge m where m.survivor = skill)));
end
$$;

-- The versions of what stands on a skill, for those who may end it.
create or replace function ledger_ends_of_skill(learner text, skill text, by uuid, anybody boolean) returns bigint[]
    language plpgsql stable
    as $$
begin
    return (
        select array_agg(s.version order by s.version) from standing s
        where s.learner_id = learner and s.kind in ('started', 'claimed', 'completed') and s.ended_version is null
            and (anybody or s.actor_id = by)
            and s.origin = any (array(select skill union all select m.key from catalog_merge m where m.survivor = skill)));
end
$$;

-- What an entry of this kind is about, as the replica knows it, of whatever status: a skill under its surviving key, a
-- module, a role, a course; a plan's name is the learner's own. Null where there is none.
create or replace function ledger_subject(of_kind text, wanted text) returns text
    language plpgsql stable
    as $$
begin
    return (
        select case
            when of_kind in ('module-completed', 'module-revoked') then
                (select key from catalog_entity where kind = 'module' and key = wanted)
            when of_kind in ('goal-set', 'goal-dropped') then (select key from catalog_entity where kind = 'role' and key = wanted)
            when of_kind in ('enrolled', 'left') then (select key from catalog_entity where kind = 'course' and key = wanted)
            when of_kind in ('plan-saved', 'plan-dropped') then wanted
            else ledger_skill(wanted)
        end);
end
$$;

-- What stands on the subject of a step: the record of a skill; of a module the completions and the skills that rest on it.
create or replace function ledger_shown(learner text, step jsonb, subject text) returns jsonb
    language plpgsql stable
    as $$
declare
    of_kind text := case coalesce(step ->> 'begin', step ->> 'end')
        when 'module-completed' then 'module-completed' when 'module-revoked' then 'module-completed'
        when 'goal-set' then 'goal-set' when 'goal-dropped' then 'goal-set'
        when 'enrolled' then 'enrolled' when 'left' then 'enrolled'
        when 'granted' then 'granted' when 'grant-revoked' then 'granted'
        when 'plan-saved' then 'plan-saved' when 'plan-dropped' then 'plan-saved' end;
begin
    if of_kind is null then
        return ledger_record(learner, subject);
    end if;
    return (
        select coalesce(jsonb_agg(ledger_row(s, coalesce(ledger_skill(s.origin), s.origin))
            order by s.happened_at, coalesce(s.first_version, s.version)), '[]')
        from standing s
        where s.learner_id = ledger_shown.learner and s.ended_version is null
            and (s.kind = of_kind and s.origin is not distinct from ledger_shown.subject
                    and s.person is not distinct from (select actor_id from actor a where a.subject = step ->> 'person')
                or of_kind = 'module-completed' and s.module_key = ledger_shown.subject));
end
$$;

-- Takes a learner's ledger for this transaction alone, begins one where there is none. Null: somebody else has it, and the
-- caller would not wait.
create or replace function ledger_lock(learner text, wait boolean) returns learner
    language plpgsql
    as $$
declare
    head learner%rowtype;
begin
    loop
        if wait then
            select * into head from learner l where l.learner_id = ledger_lock.learner for update;
        else
            select * into head from learner l where l.learner_id = ledger_lock.learner for update skip locked;
        end if;
        exit when head.learner_id is not null;
        -- An insert would wait for whoever is changing the row, to learn whether it is still there.
        exit when not wait and exists (select from learner l where l.learner_id = ledger_lock.learner);
        insert into learner as l (learner_id, touched_at) values (ledger_lock.learner, clock_timestamp())
        on conflict (learner_id) do nothing returning * into head;
        -- Otherwise it was begun by somebody else just now, and may be erased again before it is locked here.
        exit when head.learner_id is not null or not wait;
    end loop;
    return head;
end
$$;

-- Whether the same stands already under a key that has been merged since: a retry of what was said under that key. Under the
-- surviving key it is a word of its own, which stays when the merge is taken back.
create or replace function ledger_stands(e ledger_entry, merged text) returns boolean
    language plpgsql stable
    as $$
begin
    return (
        select exists (select from standing s
            where s.learner_id = e.learner_id and s.kind = e.kind and s.origin = merged and s.evidence is not distinct from e.evidence
                and s.module_key is not distinct from e.module_key and s.module_version is not distinct from e.module_version
                and s.actor_id = e.actor_id and (e.happened_at is null or e.happened_at = s.happened_at)
                and s.details is not distinct from e.details and s.ended_version is null));
end
$$;

-- What keeps a plan from being kept; null where nothing does. Whatever it names is known here, of whatever status: the catalog
-- may have gone on since it was made, but has made nothing undone.
create or replace function ledger_plan_fault(e ledger_entry) returns jsonb
    language plpgsql stable
    as $$
declare
    plan jsonb := e.details;
    unknown text;
begin
    if (plan ->> 'progressVersion')::bigint > (select l.version from learner l where l.learner_id = e.learner_id) then
        return jsonb_build_object('outcome', 'not-yet');
    end if;
    if (plan ->> 'catalogRevision')::bigint > e.catalog_revision then
        return jsonb_build_object('outcome', 'unknown', 'key', 'revision ' || (plan ->> 'catalogRevision'));
    end if;
    select n.kind || ' ' || n.key into unknown
    from (
        select 1 as list, m.place, 'module' as kind, m.value ->> 'key' as key, (m.value ->> 'version')::int as version
        from jsonb_array_elements(plan -> 'modules') with ordinality m (value, place)
        union all
        select k.list, t.place, k.kind, t.key, null
        from (values (2, 'role', 'role'), (3, 'skill', 'skills'), (4, 'module', 'exclude'), (5, 'module', 'insist'),
            (6, 'course', 'excludeCourses'), (7, 'course', 'insistCourses')) k (list, kind, member)
        cross join lateral jsonb_array_elements_text(plan -> 'question' -> k.member) with ordinality t (key, place)) n
    where not exists (select from catalog_entity c where c.kind = n.kind and c.key = n.key)
        or n.version is not null and not exists (
            select from catalog_module_version v where v.key = n.key and v.version = n.version)
    order by n.list, n.place limit 1;
    if unknown is not null then
        return jsonb_build_object('outcome', 'unknown', 'key', unknown);
    end if;
    -- So many that nobody misses one, and so few that all of them are read at once.
    if (select count(*) from standing s
        where s.learner_id = e.learner_id and s.kind = 'plan-saved' and s.ended_version is null and s.origin <> e.key) >= 50
    then
        return jsonb_build_object('outcome', 'too-many');
    end if;
    return null;
end
$$;

create or replace function ledger_step_begin(step jsonb, e ledger_entry) returns jsonb
    language plpgsql
    as $$
declare
    old ledger_entry%rowtype;
    outcome text;
    fault jsonb;
begin
    e.kind := step ->> 'begin';
    e.evidence := step ->> 'evidence';
    e.details := step ->> 'details';
    e.happened_at := step ->> 'happenedAt';
    if e.kind = 'granted' then
        -- Whoever is named here and erased at the same moment is erased before it, and has another pseudonym then, or after
        -- its commit: no grant begins as one to nobody, which nobody could take back.
        loop
            e.person := ledger_actor(step ->> 'person');
            perform from actor a where a.subject = step ->> 'person' and a.actor_id = e.person for key share;
            exit when found;
        end loop;
    else
        e.key := ledger_subject(e.kind, step ->> 'key');
        if e.key is null then
            return jsonb_build_object('outcome', 'unknown');
        end if;
    end if;
    if e.kind = 'module-completed' then
        e.module_version := ledger_module_version(e, (step ->> 'version')::int);
        if not exists (
            select from catalog_module_version v where v.key = e.key and v.version = e.module_version)
        then
            return jsonb_build_object('outcome', 'unknown-version');
        end if;
    end if;
    if e.entry_id is not null then
        select * into old from ledger_entry l where l.learner_id = e.learner_id and l.entry_id = e.entry_id;
        if found then
            return jsonb_build_object('key', e.key, 'outcome', case when old.kind = e.kind
                and (old.key is not distinct from e.key or ledger_skill(old.key) = e.key
                    or exists (select from catalog_merge_past m where m.key = step ->> 'key' and m.survivor = old.key))
                and old.evidence is not distinct from e.evidence and old.person is not distinct from e.person
                and old.details is not distinct from e.details and old.actor_id = e.actor_id
                and (e.happened_at is null or e.happened_at = old.happened_at)
                and (not step ? 'version' or e.module_version = old.module_version)
                then 'same' else 'entry-id-used' end);
        end if;
    end if;
    if e.key <> step ->> 'key' and ledger_stands(e, step ->> 'key') then
        return jsonb_build_object('key', e.key, 'outcome', 'same');
    end if;
    if ledger_comes_too_late(e) then
        return jsonb_build_object('outcome', 'retired');
    end if;
    if e.kind = 'plan-saved' then
        fault := ledger_plan_fault(e);
        if fault is not null then
            return fault;
        end if;
    end if;
    outcome := ledger_begin(e);
    if e.kind = 'module-completed' and outcome <> 'same' then
        perform ledger_teach(e);
    end if;
    return jsonb_build_object('key', e.key, 'outcome', outcome);
end
$$;

create or replace function ledger_step_end(step jsonb, e ledger_entry) returns jsonb
    language plpgsql
    as $$
declare
    anybody boolean := coalesce((step ->> 'anybody')::boolean, false);
begin
    e.kind := step ->> 'end';
    e.reason := step ->> 'reason';
    e.details := step ->> 'details';
    if e.kind = 'revoked' then
        e.key := ledger_skill(step ->> 'key');
        if e.key is null then
            return jsonb_build_object('outcome', 'unknown');
        end if;
        e.ends := ledger_ends_of_skill(e.learner_id, e.key, e.actor_id, anybody);
    elsif e.kind = 'grant-revoked' then
        select actor_id into e.person from actor where subject = step ->> 'person';
        select array_agg(s.version) into e.ends from standing s
        where s.learner_id = e.learner_id and s.kind = 'granted' and s.person = e.person and s.ended_version is null;
    else
        e.key := step ->> 'key';
        select array_agg(s.version order by s.version) into e.ends from standing s
        where s.learner_id = e.learner_id and s.ended_version is null and (anybody or s.actor_id = e.actor_id)
            and (s.origin = e.key and s.kind = case e.kind
                    when 'goal-dropped' then 'goal-set' when 'left' then 'enrolled' when 'plan-dropped' then 'plan-saved'
                    when 'module-revoked' then 'module-completed'
                end
                or s.module_key = e.key and e.kind = 'module-revoked');
    end if;
    if e.ends is null then
        return jsonb_build_object('key', e.key, 'outcome', 'nothing');
    end if;
    perform ledger_append(e);
    return jsonb_build_object('key', e.key, 'outcome', 'ended');
end
$$;

-- Lets stand again what a revocation ended, as far as the same has not been recorded anew since.
create or replace function ledger_step_undo(step jsonb, e ledger_entry) returns jsonb
    language plpgsql
    as $$
declare
    revocation ledger_entry%rowtype;
    was standing%rowtype;
    outcome text := 'same';
    -- In the form of Restored in Java.
    undone text := format('{"restoredAs":"%s","restoredBy":"%s"}', e.acted_as, e.actor_id);
begin
    select * into revocation from ledger_entry l
    where l.learner_id = e.learner_id and l.version = (step ->> 'undo')::bigint and l.kind = 'revoked'
        and (coalesce((step ->> 'anybody')::boolean, false) or l.actor_id = e.actor_id);
    if not found then
        return jsonb_build_object('outcome', 'nothing');
    end if;
    e.kind := 'restored';
    for was in
        select s.* from ledger_entry r
        join standing s on s.learner_id = e.learner_id and s.version = any (r.ends)
        where r.learner_id = e.learner_id and r.kind = 'revoked' and (r.version = revocation.version
            -- The revocations of one reset, and of no other, say the same.
            or r.reason = 'reset' and r.details = revocation.details)
        order by s.version
    loop
        e.carries := was.kind;
        e.origin := was.origin;
        e.key := ledger_skill(was.origin);
        e.evidence := was.evidence;
        e.module_key := was.module_key;
        e.module_version := was.module_version;
        e.details := undone;
        -- It stays the word of whoever said it.
        e.actor_id := was.actor_id;
        e.acted_as := was.acted_as;
        e.happened_at := was.happened_at;
        if ledger_begin(e) = 'added' then
            -- Who undid it is said by the entry alone: what stands is what stood.
            update standing s set details = was.details
            where s.learner_id = e.learner_id and s.version = (select version from learner l where l.learner_id = e.learner_id);
            outcome := 'added';
        end if;
    end loop;
    return jsonb_build_object('key', e.key, 'outcome', outcome);
end
$$;

create or replace function ledger_step(step jsonb, e ledger_entry) returns jsonb
    language plpgsql
    as $$
declare
    answer jsonb;
begin
    e.entry_id := step ->> 'entryId';
    if step ? 'begin' then
        answer := ledger_step_begin(step, e);
    elsif step ? 'end' then
        answer := ledger_step_end(step, e);
    else
        answer := ledger_step_undo(step, e);
    end if;
    if step ? 'show' and answer ? 'key' then
        answer := answer || jsonb_build_object('record', ledger_shown(e.learner_id, step, answer ->> 'key'));
    end if;
    return answer;
end
$$;

-- All steps of a command; where they stand or fall together, a failed one raises SW001 with the answers as its detail.
create or replace function ledger_steps(command jsonb, e ledger_entry) returns jsonb
    language plpgsql
    as $$
declare
    step jsonb;
    answer jsonb;
    answers jsonb := '[]';
    refused boolean := false;
begin
    for step in select value from jsonb_array_elements(command -> 'steps') loop
        answer := ledger_step(step, e);
        if coalesce(step ->> 'begin', step ->> 'end') in ('granted', 'grant-revoked', 'enrolled', 'left')
            and answer ->> 'outcome' in ('added', 'ended')
        then
            perform audit_step(command, step, e);
        end if;
        answers := answers || jsonb_build_array(answer);
        refused := refused or answer ->> 'outcome' not in ('added', 'replaced', 'same', 'ended');
    end loop;
    if refused and (command ->> 'allOrNothing')::boolean then
        raise exception using errcode = 'SW001', detail = answers::text;
    end if;
    return answers;
end
$$;

create or replace function ledger_command(command jsonb, wait boolean) returns jsonb
    language plpgsql
    as $$
declare
    at catalog_position%rowtype;
    head learner%rowtype;
    before bigint;
    e ledger_entry;
    answers jsonb;
    refusal text;
begin
    select * into at from catalog_position;
    if not found then
        return jsonb_build_object('outcome', 'catalog-not-known');
    end if;
    if command ->> 'actedAs' = 'instructor' and not ledger_may_assess(command) then
        return jsonb_build_object('outcome', 'not-yours');
    end if;
    head := ledger_lock(command ->> 'learner', wait);
    if head.learner_id is null then
        return jsonb_build_object('outcome', 'busy');
    end if;
    before := head.version;
    if not ledger_matches(command, head) then
        return jsonb_build_object('outcome', 'stale', 'ledger', head.ledger_id, 'version', head.version);
    end if;
    e.learner_id := head.learner_id;
    e.actor_id := ledger_actor(command ->> 'subject');
    e.acted_as := command ->> 'actedAs';
    e.catalog_revision := at.revision;
    if (command ->> 'allOrNothing')::boolean then
        -- Only here, since the block costs a subtransaction.
        begin
            answers := ledger_steps(command, e);
        exception
            when sqlstate 'SW001' then
                get stacked diagnostics refusal = pg_exception_detail;
                return jsonb_build_object('outcome', 'refused', 'ledger', head.ledger_id, 'version', before,
                    'revision', at.revision, 'steps', refusal::jsonb);
        end;
    else
        answers := ledger_steps(command, e);
    end if;
    perform ledger_milestones(e, before);
    select * into strict head from learner l where l.learner_id = head.learner_id;
    if head.version = before then
        -- A retry that finds its work done has to wait for a commit of its own, or it would be acknowledged before the
        -- first try is safe on a standby.
        update learner l set touched_at = greatest(clock_timestamp(), l.touched_at) where l.learner_id = head.learner_id;
    end if;
    return jsonb_build_object('outcome', 'done', 'ledger', head.ledger_id, 'before', before, 'version', head.version,
        'revision', at.revision, 'mergeRevision', at.merge_revision, 'steps', answers);
end
$$;

-- The state of a ledger as it stands in ETags.
create or replace function ledger_state(head learner) returns text
    language sql immutable
    as $$
select case when head.version = 0 then 'none.0' else left(head.ledger_id::text, 8) || '.' || head.version end
$$;

-- RFC 9110, 13.1.1, with the state of the ledger in the place of the ETag; "*" asks for something that stands on the first step's subject.
create or replace function ledger_matches(command jsonb, head learner) returns boolean
    language sql stable
    as $$
select not command ? 'ifMatch'
    or command -> 'ifMatch' ? ledger_state(head)
    or command -> 'ifMatch' ? '*'
        and ledger_shown(head.learner_id, command #> '{steps,0}', ledger_subject(
            coalesce(command #>> '{steps,0,begin}', command #>> '{steps,0,end}'), command #>> '{steps,0,key}')) <> '[]'::jsonb
$$;

-- Everything above in one statement. Learners are taken in one order, so that two calls never wait for each other in a
-- circle; without "wait", a command whose learner somebody else has is answered with "busy", and what is alike is written together.
create or replace function ledger_write(commands jsonb, wait boolean) returns table (number int, answer jsonb)
    language plpgsql security definer
    set search_path from current
    -- Otherwise every statement is planned for sixteen partitions again at each call, which costs ten times the statement.
    set plan_cache_mode = force_generic_plan
    as $$
declare
    answered int[] := '{}';
    command record;
begin
    perform pg_advisory_xact_lock_shared(ledger_merge_lock());
    -- Together they cost as much as one or two by themselves.
    if not wait and jsonb_array_length(commands) > 1 then
        for number, answer in select t.number, t.answer from ledger_together(commands) t loop
            answered := answered || number;
            return next;
        end loop;
        if cardinality(answered) = jsonb_array_length(commands) then
            return;
        end if;
    end if;
    for command in
        select (ordinality - 1)::int as number, value from jsonb_array_elements(commands) with ordinality
        where ordinality - 1 <> all (answered)
        order by value ->> 'learner', ordinality
    loop
        number := command.number;
        answer := ledger_command(command.value, wait);
        return next;
    end loop;
end
$$;
revoke all on function ledger_write(jsonb, boolean) from public;
grant execute on function ledger_write(jsonb, boolean) to "${serviceUser}";
