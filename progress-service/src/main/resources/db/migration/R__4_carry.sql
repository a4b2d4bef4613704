-- Carrying along: after a merge of skills, and after one is taken back, what stands on a skill gets an entry under the key
-- that it counts for now. Answers do not wait for it, since they follow the merges themselves; the history tells of it.
--   carried-over: under another key than the one on which it was first recorded (its origin)
--   carried-back: under its origin again
-- Both name what they carry, the origin, and the revision of the merge or of its being taken back; evidence, actor and time
-- are those of what is carried. What stands under the right key is left alone, so that carrying twice adds nothing.
-- Deploy: replaced whole whenever this script changes, with the service that was tested with it.

-- The revision that moved a fact: of the newest merge on the way from its origin, where that came after the entry that put
-- it where it is. Otherwise something was taken back, which the state of the key that it moves to tells, unless that was
-- edited since.
create or replace function ledger_carried_by(was standing, wanted text) returns bigint
    language sql stable
    as $$
select case when m.revision > e.catalog_revision then m.revision
    else least(p.merge_revision, coalesce(c.revision, p.merge_revision)) end
from catalog_position p
join ledger_entry e on e.learner_id = was.learner_id and e.version = was.version
left join catalog_merge m on m.key = was.origin
left join catalog_entity c on c.kind = 'skill' and c.key = wanted
$$;

-- Carries one fact of a learner whose ledger this transaction has locked.
create or replace function ledger_carry_fact(was standing, wanted text) returns void
    language plpgsql
    as $$
declare
    e ledger_entry;
    brought bigint;
begin
    e.learner_id := was.learner_id;
    e.kind := case when wanted = was.origin then 'carried-back' else 'carried-over' end;
    e.carries := was.kind;
    e.key := wanted;
    e.origin := was.origin;
    e.evidence := was.evidence;
    e.module_key := was.module_key;
    e.module_version := was.module_version;
    e.actor_id := was.actor_id;
    e.acted_as := was.acted_as;
    e.happened_at := was.happened_at;
    e.details := was.details;
    e.catalog_revision := ledger_carried_by(was, wanted);
    update standing set ended_version = (select l.version + 1 from learner l where l.learner_id = was.learner_id)
    where learner_id = was.learner_id and version = was.version;
    brought := ledger_append(e);
    update standing set first_version = coalesce(was.first_version, was.version), recorded_at = was.recorded_at,
        catalog_revision = was.catalog_revision
    where learner_id = was.learner_id and version = brought;
end
$$;

-- Carries along whatever stands for these learners, in one transaction, and answers those whom somebody else is writing: to
-- come back to, alone and with "wait".
create or replace function ledger_carry(learners text[], wait boolean) returns setof text
    language plpgsql security definer
    set search_path from current
    as $$
declare
    candidate text;
    fact record;
begin
    perform pg_advisory_xact_lock_shared(ledger_merge_lock());
    for candidate in select distinct unnest(learners) collate "C" order by 1 loop
        if wait then
            perform from learner l where l.learner_id = candidate for update;
        else
            perform from learner l where l.learner_id = candidate for update skip locked;
        end if;
        if found then
            for fact in
                select s as was, coalesce(m.survivor, s.origin) as wanted
                from standing s left join catalog_merge m on m.key = s.origin
                where s.learner_id = candidate and s.ended_version is null and s.kind in ('started', 'claimed', 'completed')
                    and s.key <> coalesce(m.survivor, s.origin)
                order by s.version
            loop
                perform ledger_carry_fact(fact.was, fact.wanted);
            end loop;
        elsif exists (select from learner l where l.learner_id = candidate) then
            return next candidate;
        end if;
    end loop;
end
$$;
revoke all on function ledger_carry(text[], boolean) from public;
grant execute on function ledger_carry(text[], boolean) to "${serviceUser}";
revoke all on function ledger_carry_fact(standing, text), ledger_carried_by(standing, text) from public;

grant select, insert, delete on catalog_module_version to "${serviceUser}";
grant select, insert on catalog_merge_past to "${serviceUser}";
