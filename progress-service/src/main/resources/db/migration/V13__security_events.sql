-- What matters to whoever watches over the service stands in one table that is only ever added to: who was refused, who got or
-- lost the sight of a learner's progress, what was exported, imported, erased. It takes the place of the log of erasures. It
-- names people by their pseudonyms alone, which lead to nobody once they are erased; every other word is of a closed set.
-- Deploy: before or with the service that notes events; the release before it runs on, since ledger_erase alone wrote there.

create table security_event (
    event_id    bigint      not null generated always as identity,
    happened_at timestamptz not null default clock_timestamp(),
    event       text        not null,
    code        text,
    operation   text,
    request_id  text,
    acted_as    text,
    actor_id    uuid,
    about       uuid,
    version     bigint,
    times       bigint      not null default 1,
    constraint security_event_pk primary key (event_id),
    constraint security_event_known check (event in ('access-refused', 'token-refused', 'sight-granted', 'sight-withdrawn',
        'course-taken', 'course-left', 'progress-exported', 'learner-erased', 'completions-imported')),
    constraint security_event_code_form check (code ~ '^[a-z]+(-[a-z]+)*$' and length(code) <= 80),
    constraint security_event_operation_form check (operation ~ '^[A-Za-z]{1,80}$'),
    constraint security_event_request_form check (request_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    constraint security_event_acted_as_known check (acted_as in ('self', 'instructor', 'admin', 'service')),
    constraint security_event_times_positive check (times > 0)
);
comment on table security_event is 'Only ever added to; what is older than 90 days may be deleted by the owner.';
comment on column security_event.code is 'Of the problem with which it was refused.';
comment on column security_event.operation is 'The operationId of the OpenAPI document, never a path.';
comment on column security_event.actor_id is 'Who acted, as a pseudonym; null for strangers, and for whoever has none.';
comment on column security_event.about is 'The pseudonym of whose progress it is about, or the import.';
comment on column security_event.version is 'The progress version that it brought, or that the erased ledger had.';
comment on column security_event.times is 'How often it happened from then on, within a minute; of what is refused alike, one row tells.';
create index security_event_by_time on security_event (happened_at);

insert into security_event (happened_at, event, acted_as, version)
select erased_at, 'learner-erased', acted_as, entries from erasure_log order by erased_at;
drop table erasure_log;

-- Holds for the owner too, who prunes.
create function security_event_stays() returns trigger
    language plpgsql
    as $$
begin
    if tg_op = 'DELETE' then
        if old.happened_at < now() - interval '90 days' then
            return old;
        end if;
    end if;
    raise exception 'A security event stays as it is, for 90 days at least' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger security_event_stays before update or delete on security_event
    for each row execute function security_event_stays();
create trigger security_event_stays_whole before truncate on security_event
    for each statement execute function security_event_stays();
