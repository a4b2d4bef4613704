-- Authoring: private drafts beside what is published, an area in which changes are made ready before they take the lock
-- of the head, and the answers to POST requests that may be sent again.
-- Deploy: before the release that authors; the release before it runs on with this schema.

alter table entity_state add column stale text[] not null default '{}';
comment on column entity_state.stale is 'JSON Pointers of translations that were made from an older text.';

alter table catalog_change add column reverts bigint;
alter table catalog_change add constraint catalog_change_reverts foreign key (reverts) references catalog_change (revision);
alter table catalog_change add constraint catalog_change_reverts_earlier check (reverts < revision);
comment on column catalog_change.reverts is 'The change that this one takes back.';

-- Finds what was merged into a skill, and the merged state of a key.
create index entity_state_merged on entity_state (merged_into) where merged_into is not null;

create sequence draft_tag;
create table draft (
    kind       text        not null,
    key        text        not null,
    tag        bigint      not null,
    document   jsonb       not null,
    owners     text[]      not null,
    based_on   bigint,
    changed_by text        not null,
    changed_at timestamptz not null,
    constraint draft_pk primary key (kind, key),
    constraint draft_kind_known check (kind in ('skill', 'module', 'course')),
    constraint draft_key_form check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 80),
    constraint draft_document_is_of_key check (document ->> 'key' = key),
    constraint draft_based_on_revision foreign key (based_on) references catalog_change (revision)
);
comment on table draft is 'Working copies of modules and courses, and skills that are proposed. No part of the catalog.';
comment on column draft.tag is 'From a sequence at every write: the ETag, never the same again, not even after the draft was discarded.';
comment on column draft.based_on is 'The revision of the published state that it was begun from; null where nothing was published.';
create index draft_owners on draft using gin (owners);

-- A change is made ready here, outside the lock. Nothing in it outlives a crash: whoever filled it begins again.
create unlogged table staged_state (
    stage       uuid   not null,
    kind        text   not null,
    key         text   not null,
    status      text   not null,
    merged_into text,
    document    jsonb  not null,
    confirmed   text[] not null,
    stale       text[] not null default '{}',
    constraint staged_state_pk primary key (stage, kind, key)
);
comment on column staged_state.confirmed is 'Languages in which an editor says that the translations still stand.';
create unlogged table staged_reference (
    stage     uuid not null,
    from_kind text not null,
    from_key  text not null,
    relation  text not null,
    to_kind   text not null,
    to_key    text not null,
    constraint staged_reference_pk primary key (stage, from_kind, from_key, relation, to_kind, to_key)
);
create index staged_reference_reverse on staged_reference (stage, to_kind, to_key);

create table idempotency_key (
    subject    text        not null,
    operation  text        not null,
    key        text        not null,
    request    bytea       not null,
    answer     jsonb,
    created_at timestamptz not null,
    constraint idempotency_key_pk primary key (subject, operation, key),
    constraint idempotency_key_request_is_sha256 check (length(request) = 32),
    constraint idempotency_key_length check (length(key) between 1 and 255)
);
create index idempotency_key_age on idempotency_key (created_at);
