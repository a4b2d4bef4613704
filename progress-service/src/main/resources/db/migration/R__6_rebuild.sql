-- What stands follows from the ledger (the view "standing_of_ledger"): here it is held against it, and made from it again.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- The versions at which "standing" and what the ledger says of a learner differ: there on one side only, or not the same.
-- Of one learner at a time, and in a plan of its own: only a learner that is known when the view is planned keeps it from
-- going through everybody's ledger.
create or replace function ledger_misfits(learner text) returns setof bigint
    language plpgsql stable
    set plan_cache_mode = force_custom_plan
    as $$
begin
    return query
        select coalesce(s.version, v.version)
        from (select * from standing t where t.learner_id = ledger_misfits.learner) s
        full join (select * from standing_of_ledger t where t.learner_id = ledger_misfits.learner) v
            on v.version = s.version
        where row (s.*) is distinct from row (v.*);
end
$$;

-- Makes what stands for one learner again from the ledger; answers how many rows were wrong. The ledger stays as it is, and
-- so does its version; that the head was touched tells whoever keeps what stood before that it is no longer so. Where nothing
-- is wrong nothing is locked or written.
create or replace function ledger_rebuild(learner text) returns bigint
    language plpgsql security definer
    set search_path from current
    as $$
declare
    wrong bigint;
begin
    if not exists (select from ledger_misfits(ledger_rebuild.learner)) then
        return 0;
    end if;
    update learner l set touched_at = greatest(clock_timestamp(), l.touched_at + interval '1 microsecond')
    where l.learner_id = ledger_rebuild.learner;
    -- Now that nobody writes.
    select count(*) into wrong from ledger_misfits(ledger_rebuild.learner);
    delete from standing s where s.learner_id = ledger_rebuild.learner;
    insert into standing select v.* from standing_of_ledger v where v.learner_id = ledger_rebuild.learner;
    return wrong;
end
$$;

revoke all on function ledger_misfits(text) from public;
revoke all on function ledger_rebuild(text) from public;
grant execute on function ledger_misfits(text) to "${serviceUser}";
grant execute on function ledger_rebuild(text) to "${serviceUser}";
