-- Imports of a hundred thousand modules in half the time. What searches find an entity by is folded by the service and only
-- sorted here; words that may be forgotten are taken from what an entry is found by, so that they are not stored twice; and
-- that nothing dangles is checked once for each statement that moves rows in, not once for each of half a million rows.
-- Deploy: switch over at once; the release before it searches by functions that go here.

drop function search_of(text, jsonb);
drop function search_fold(text);
alter table search_entry drop column words;

drop table staged_text;
create unlogged table staged_text (
    stage uuid     not null,
    kind  text     not null,
    key   text     not null,
    names text[]   not null,
    terms tsvector not null,
    constraint staged_text_pk primary key (stage, kind, key)
);
comment on table staged_text is 'What searches will find staged entities by.';
create unlogged table staged_word (
    stage uuid not null,
    word  text not null,
    constraint staged_word_pk primary key (stage, word)
);
comment on table staged_word is 'The words in names and summaries of what is staged, or was.';

-- Packed once, where it stays.
alter table staged_state alter column document set storage external;

-- Staged edges are asked for by either end; no edge is staged twice.
alter table staged_reference drop constraint staged_reference_pk;
create index staged_reference_from on staged_reference (stage, from_kind, from_key);

-- Nothing waits when a change is over: its last step sorts in what does.
alter index search_entry_called reset (gin_pending_list_limit);

-- A row of the registry is never deleted, and all that changes the catalog holds the lock of the head. So one look at all
-- new rows is as good as a foreign key, which looks at each.
create function entity_stays() returns trigger
    language plpgsql
    as $$
begin
    raise integrity_constraint_violation using message = 'A key is never given up', table = 'entity';
end
$$;
create trigger entity_stays before delete or update on entity
    for each row execute function entity_stays();

create function entity_state_holds() returns trigger
    language plpgsql
    as $$
begin
    perform from new_rows n where not exists (select from entity e where e.kind = n.kind and e.key = n.key);
    if found then
        raise foreign_key_violation using message = 'A state is of nothing that is registered', table = 'entity_state',
            constraint = 'entity_state_of_entity';
    end if;
    perform from (select from_revision as revision from new_rows union select to_revision from new_rows) as n
    where n.revision is not null and not exists (select from catalog_change c where c.revision = n.revision);
    if found then
        raise foreign_key_violation using message = 'A state begins or ends with no change', table = 'entity_state',
            constraint = 'entity_state_in_changes';
    end if;
    return null;
end
$$;
alter table entity_state
    drop constraint entity_state_of_entity,
    drop constraint entity_state_begins,
    drop constraint entity_state_ends;
create trigger entity_state_holds_inserted after insert on entity_state
    referencing new table as new_rows for each statement execute function entity_state_holds();
create trigger entity_state_holds_updated after update on entity_state
    referencing new table as new_rows for each statement execute function entity_state_holds();

create function entity_reference_holds() returns trigger
    language plpgsql
    as $$
begin
    perform from new_rows n where not exists (select from entity e where e.kind = n.from_kind and e.key = n.from_key)
    union all
    select from new_rows n where not exists (select from entity e where e.kind = n.to_kind and e.key = n.to_key);
    if found then
        raise foreign_key_violation using message = 'A reference dangles', table = 'entity_reference',
            constraint = 'entity_reference_holds';
    end if;
    return null;
end
$$;
alter table entity_reference
    drop constraint entity_reference_from,
    drop constraint entity_reference_to;
create trigger entity_reference_holds_inserted after insert on entity_reference
    referencing new table as new_rows for each statement execute function entity_reference_holds();
create trigger entity_reference_holds_updated after update on entity_reference
    referencing new table as new_rows for each statement execute function entity_reference_holds();

-- Made from states in the transaction that moves them in.
alter table search_entry drop constraint search_entry_of_entity;
