-- What notes security events in the name of people. The service's user can add an event by itself, but makes no pseudonyms.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- The pseudonym of a learner about whom something is held; null for anybody else.
create or replace function audit_learner(learner text) returns uuid
    language plpgsql
    as $$
begin
    -- Kept until the commit: an erasure comes before, and then there is nobody here, or after, and finds the pseudonym.
    perform from learner l where l.learner_id = audit_learner.learner for key share;
    return case when found then ledger_actor(learner) end;
end
$$;

-- Notes that a learner's progress is exported by this subject.
create or replace function audit_export(learner text, subject text, capacity text, operation text, request text) returns void
    language plpgsql security definer
    set search_path from current
    as $$
declare
    whose uuid := audit_learner(learner);
begin
    insert into security_event (event, operation, request_id, acted_as, actor_id, about)
    values ('progress-exported', operation, request, capacity,
        case when capacity = 'self' then whose else ledger_actor(subject) end, whose);
end
$$;

-- Notes what a step of a command changes in who sees a learner's progress, in the transaction that makes it. "e" is what the
-- step's entries have in common.
create or replace function audit_step(command jsonb, step jsonb, e ledger_entry) returns void
    language plpgsql
    as $$
begin
    insert into security_event (event, operation, request_id, acted_as, actor_id, about, version)
    select case coalesce(step ->> 'begin', step ->> 'end')
            when 'granted' then 'sight-granted' when 'grant-revoked' then 'sight-withdrawn'
            when 'enrolled' then 'course-taken' when 'left' then 'course-left' end,
        command #>> '{origin,operation}', command #>> '{origin,requestId}', e.acted_as, e.actor_id,
        case when e.acted_as = 'self' then e.actor_id else ledger_actor(e.learner_id) end, l.version
    from learner l where l.learner_id = e.learner_id;
end
$$;

revoke all on function audit_learner(text) from public;
revoke all on function audit_export(text, text, text, text, text) from public;
revoke all on function audit_step(jsonb, jsonb, ledger_entry) from public;
grant execute on function audit_export(text, text, text, text, text) to "${serviceUser}";
