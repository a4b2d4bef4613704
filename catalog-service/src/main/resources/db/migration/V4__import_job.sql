-- Imports as resources: what was sent, how far it has come, what was wrong with it; and which source brought an entity
-- last, so that an import can retire what its source no longer has.
-- Deploy: before the release that imports over HTTP; the release before it runs on with this schema.

create table import_job (
    id             uuid        not null,
    actor          text        not null,
    admin          boolean     not null,
    format         text        not null,
    kind           text,
    source         text        not null,
    dry_run        boolean     not null,
    retire_missing boolean     not null,
    state          text        not null,
    file           text        not null,
    bytes          bigint      not null,
    bytes_read     bigint      not null default 0,
    entities_read  bigint      not null default 0,
    figures        jsonb       not null default '{}',
    outcome        jsonb       not null default '{}',
    faults         bigint      not null default 0,
    warnings       bigint      not null default 0,
    revision       bigint,
    lock_millis    bigint,
    created_at     timestamptz not null,
    ended_at       timestamptz,
    constraint import_job_pk primary key (id),
    constraint import_job_format_known check (format in ('json', 'ndjson', 'csv', 'esco', 'exercism')),
    constraint import_job_kind_known check (kind in ('skill', 'role', 'module', 'course')),
    constraint import_job_state_known check (state in
        ('queued', 'reading', 'checking', 'applying', 'done', 'refused', 'cancelled', 'failed')),
    constraint import_job_ends check ((ended_at is not null) = (state in ('done', 'refused', 'cancelled', 'failed')))
);
comment on column import_job.file is 'Where the upload lies on the disk while the job is not over.';
create index import_job_newest on import_job (created_at, id);
create index import_job_of_actor on import_job (actor, created_at, id);

create table import_fault (
    job      uuid   not null,
    position int    not null,
    warning  boolean not null,
    file     text   not null,
    line     bigint not null,
    field    text   not null,
    rule     text   not null,
    message  text   not null,
    constraint import_fault_pk primary key (job, position),
    constraint import_fault_of_job foreign key (job) references import_job (id) on delete cascade
);

-- Where each entity of a running import stands in its files. Nothing in it outlives a crash, nor needs to.
create unlogged table import_entry (
    job   uuid   not null,
    kind  text   not null,
    key   text   not null,
    file  text   not null,
    line  bigint not null,
    field text   not null
);
create index import_entry_by_key on import_entry (job, kind, key);

create table import_source (
    kind   text not null,
    key    text not null,
    source text not null,
    constraint import_source_pk primary key (kind, key),
    constraint import_source_of_entity foreign key (kind, key) references entity (kind, key)
);
create index import_source_by_source on import_source (source, kind, key);
