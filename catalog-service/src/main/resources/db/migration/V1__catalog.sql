-- The catalog as a history of states. Every committed change takes the next revision under the lock of the one row of
-- catalog_head, so revisions have no gaps and their order is the order of the commits. An entity's complete states, with
-- the range of revisions in which each held, serve reading, the past, audit and the change feed alike.
-- Deploy: first migration, nothing runs before it.

create table catalog_head (
    singleton boolean not null default true,
    epoch     uuid    not null default gen_random_uuid(),
    revision  bigint  not null default 0,
    constraint catalog_head_pk primary key (singleton),
    constraint catalog_head_is_one_row check (singleton),
    constraint catalog_head_revision_grows check (revision >= 0)
);
comment on column catalog_head.epoch is 'Renewed by a restore; a follower that meets another epoch reloads whole.';
insert into catalog_head default values;

create table catalog_change (
    revision   bigint      not null,
    changed_at timestamptz not null,
    actor      text        not null,
    action     text        not null,
    constraint catalog_change_pk primary key (revision),
    constraint catalog_change_revision_positive check (revision > 0),
    constraint catalog_change_action_known check (action in ('import', 'create', 'edit', 'publish', 'retire', 'merge', 'revert', 'redact'))
);

-- The registry of keys: a row is never deleted, so a key is never used again.
create table entity (
    kind text not null,
    key  text not null,
    constraint entity_pk primary key (kind, key),
    constraint entity_kind_known check (kind in ('skill', 'role', 'module', 'course')),
    constraint entity_key_form check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 80)
);

create table entity_state (
    kind          text   not null,
    key           text   not null,
    from_revision bigint not null,
    to_revision   bigint,
    version       int    not null,
    status        text   not null,
    merged_into   text,
    document      jsonb  not null,
    constraint entity_state_pk primary key (kind, key, from_revision),
    constraint entity_state_of_entity foreign key (kind, key) references entity (kind, key),
    constraint entity_state_begins foreign key (from_revision) references catalog_change (revision),
    constraint entity_state_ends foreign key (to_revision) references catalog_change (revision),
    constraint entity_state_holds_for_a_while check (to_revision > from_revision),
    constraint entity_state_version_positive check (version > 0),
    constraint entity_state_status_known check (status in ('published', 'retired', 'merged')),
    constraint entity_state_merged_has_target check ((status = 'merged') = (merged_into is not null)),
    constraint entity_state_only_skills_merge check (merged_into is null or kind = 'skill'),
    constraint entity_state_document_is_of_key check (document ->> 'key' = key),
    constraint entity_state_document_has_title check (document -> 'title' <> '{}'::jsonb)
);
comment on column entity_state.to_revision is 'The revision that ended this state; null while it holds.';
comment on column entity_state.version is 'Grows by one with each publication of this entity.';
create unique index entity_state_one_current on entity_state (kind, key) where to_revision is null;
create index entity_state_by_revision on entity_state (from_revision, kind, key);
create index entity_state_document on entity_state using gin (document jsonb_path_ops);

-- What the current states point at, taken from their documents in the transaction that writes them. The foreign keys
-- keep dangling references out whatever is written at the same time; the reverse index answers "who needs this".
create table entity_reference (
    from_kind text not null,
    from_key  text not null,
    relation  text not null,
    to_kind   text not null,
    to_key    text not null,
    constraint entity_reference_pk primary key (from_kind, from_key, relation, to_kind, to_key),
    constraint entity_reference_from foreign key (from_kind, from_key) references entity (kind, key),
    constraint entity_reference_to foreign key (to_kind, to_key) references entity (kind, key),
    constraint entity_reference_relation_fits check ((from_kind, relation, to_kind) in (
        ('skill', 'prerequisite', 'skill'),
        ('role', 'broader', 'role'),
        ('role', 'career-step', 'role'),
        ('role', 'requires', 'skill'),
        ('module', 'teaches', 'skill'),
        ('module', 'assumes', 'skill'),
        ('course', 'contains', 'module'))),
    constraint entity_reference_not_to_itself check ((from_kind, from_key) <> (to_kind, to_key))
);
create index entity_reference_reverse on entity_reference (to_kind, to_key, relation);
