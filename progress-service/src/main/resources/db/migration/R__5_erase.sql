-- The only way to remove an entry of a ledger, and only all of them: everything held about one person goes in one
-- transaction. Whatever table comes to hold learners or subjects has to be emptied here.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- Forgets answers to repeated requests: about the person, to the person, and those that name the person to others.
create or replace function ledger_forget_answers(erased text) returns void
    language sql
    as $$
delete from idempotency_key k
where k.learner_id = erased or k.subject = erased or strpos(k.answer, to_json(erased)::text) > 0
$$;

-- Erases a person: ledger, what stands, head, answers, and the pseudonym's mapping, so that what the person said in the
-- ledgers of others is nobody's, and their chains stay as they are. "wanted" are states of the ledger as ledger_write takes
-- them ("*" is any ledger with an entry), null for any. Answers {"outcome": "erased", "noted": whether there was
-- anything}, or {"outcome": "stale", "ledger", "version"} with nothing erased. That it happened is a security event, which does
-- not name the person.
drop function if exists ledger_erase(text, jsonb, text);
create or replace function ledger_erase(erased text, wanted jsonb, capacity text, subject text default null,
    operation text default null, request text default null) returns jsonb
    language plpgsql security definer
    set search_path from current
    as $$
declare
    head learner%rowtype;
    removed bigint;
    noted boolean;
begin
    -- Whoever repeats a request holds its key and waits for the ledger, so the keys come first here too.
    perform ledger_forget_answers(erased);
    head := ledger_lock(erased, true);
    if wanted is not null and not (head.version > 0 and wanted ? '*') and not wanted ? ledger_state(head) then
        raise exception using errcode = 'SW002';
    end if;
    delete from ledger_entry where learner_id = erased;
    get diagnostics removed = row_count;
    delete from standing where learner_id = erased;
    delete from learner where learner_id = erased;
    delete from completion_row where learner_id = erased;
    delete from actor a where a.subject = erased;
    noted := removed > 0 or found;
    if noted then
        insert into security_event (event, operation, request_id, acted_as, actor_id, version)
        values ('learner-erased', operation, request, capacity,
            case when capacity <> 'self' and ledger_erase.subject is not null then ledger_actor(ledger_erase.subject) end,
            removed);
    end if;
    -- Once more: a request may have been answered while this one waited for the ledger.
    perform ledger_forget_answers(erased);
    return jsonb_build_object('outcome', 'erased', 'noted', noted);
exception
    -- Takes back what was done so far, the ledger that was begun to be locked included.
    when sqlstate 'SW002' then
        return jsonb_build_object('outcome', 'stale', 'ledger', head.ledger_id, 'version', head.version);
end
$$;

revoke all on function ledger_forget_answers(text) from public;
revoke all on function ledger_erase(text, jsonb, text, text, text, text) from public;
grant execute on function ledger_erase(text, jsonb, text, text, text, text) to "${serviceUser}";
