-- What matters to whoever watches over the service stands in one table that is only ever added to: who was refused, whose
-- modules and courses changed hands, which words were taken out. It names nobody; who made a change is said by the change.
-- Deploy: before or with the service that notes events; the release before it does not look at this table.

create table security_event (
    event_id    bigint      not null generated always as identity,
    happened_at timestamptz not null default clock_timestamp(),
    event       text        not null,
    code        text,
    operation   text,
    request_id  text,
    about       text,
    revision    bigint,
    times       bigint      not null default 1,
    constraint security_event_pk primary key (event_id),
    constraint security_event_known check (event in ('access-refused', 'token-refused', 'owners-changed', 'text-redacted')),
    constraint security_event_code_form check (code ~ '^[a-z]+(-[a-z]+)*$' and length(code) <= 80),
    constraint security_event_operation_form check (operation ~ '^[A-Za-z]{1,80}$'),
    constraint security_event_request_form check (request_id ~ '^[A-Za-z0-9._-]{1,64}$'),
    constraint security_event_about_form check (about ~ '^(skill|role|module|course)/[a-z0-9]+(-[a-z0-9]+)*$' and length(about) <= 100),
    constraint security_event_of_change foreign key (revision) references catalog_change (revision),
    constraint security_event_times_positive check (times > 0)
);
comment on table security_event is 'Only ever added to; what is older than 90 days may be deleted.';
comment on column security_event.code is 'Of the problem with which it was refused.';
comment on column security_event.operation is 'The operationId of the OpenAPI document, never a path.';
comment on column security_event.about is 'Kind and key of what it is about, where that is one thing.';
comment on column security_event.revision is 'The change that brought it, which says who; null where only a draft changed.';
comment on column security_event.times is 'How often it happened from then on, within a minute, or to how much; of what is refused alike, one row tells.';
create index security_event_by_time on security_event (happened_at);

-- The service's own user owns the table, so it is not its rights that keep it from changing what stands there.
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
