-- Searches for what thousands of entities have: most find their first page by names alone, which get an index of their
-- own; and each edition of an entry gets a number, by which the service remembers what the entry is counted by.
-- Deploy: before the release that searches so; the release before it runs on with this schema.

-- What waits to be sorted in is kept short, for every search has to read through it.
create index search_entry_called on search_entry using gin (ts_filter(head, '{a,b}')) with (gin_pending_list_limit = 64);

create sequence search_entry_edition;
alter table search_entry add column edition bigint not null default nextval('search_entry_edition');
comment on column search_entry.edition is 'Another with every change of the row, never the same again: whoever knows an edition knows it for ever.';
create unique index search_entry_by_edition on search_entry (edition);

create function search_entry_edited() returns trigger
    language plpgsql
    as $$
begin
    new.edition := nextval('search_entry_edition');
    return new;
end
$$;
create trigger search_entry_edited before update on search_entry
    for each row execute function search_entry_edited();

-- Imports that are under way: never more than a few.
create index import_job_under_way on import_job (created_at) where ended_at is null;

-- A redaction looks through the answers that are kept for requests which may be sent again.
create index idempotency_key_answer on idempotency_key ((answer ->> 'key')) where answer -> 'document' is not null;
