-- Completions that come in bulk: what was received lies in a table of its own until ledger_load has taken it into the
-- ledgers, batch by batch, each batch in one transaction with how far the import has come. Whatever is interrupted goes on
-- from there, in any process of the service.
-- Deploy: after V3 and before the release that imports completions; the release before it runs on with this schema.

create table completion_import (
    id         uuid        not null,
    actor_id   uuid        not null,
    acted_as   text        not null,
    format     text        not null,
    state      text        not null,
    lines      bigint      not null default 0,
    last_row   bigint      not null default 0,
    loaded     bigint      not null default 0,
    added      bigint      not null default 0,
    same       bigint      not null default 0,
    faults     bigint      not null default 0,
    created_at timestamptz not null,
    touched_at timestamptz not null,
    ended_at   timestamptz,
    constraint completion_import_pk primary key (id),
    constraint completion_import_acted_as_known check (acted_as in ('admin', 'service')),
    constraint completion_import_format_known check (format in ('ndjson', 'csv')),
    constraint completion_import_state_known check (state in ('receiving', 'loading', 'done', 'cancelled', 'failed')),
    constraint completion_import_ends check ((ended_at is not null) = (state in ('done', 'cancelled', 'failed')))
);
comment on column completion_import.actor_id is 'Who imports, as a pseudonym.';
comment on column completion_import.lines is 'How many lines the file has.';
comment on column completion_import.last_row is 'The last line that could be understood, and lies in completion_row.';
comment on column completion_import.loaded is 'Up to which line the file has been dealt with.';
comment on column completion_import.added is 'How many lines added something to a ledger.';
comment on column completion_import.same is 'How many lines say what a ledger has already.';
create index completion_import_newest on completion_import (created_at, id);
create index completion_import_under_way on completion_import (created_at) where ended_at is null;

-- What is wrong with which line. No value of the line stands here, since it may name a person.
create table completion_fault (
    import_id uuid   not null,
    position  bigint not null generated always as identity,
    line      bigint not null,
    field     text   not null,
    rule      text   not null,
    constraint completion_fault_pk primary key (import_id, position),
    constraint completion_fault_of_import foreign key (import_id) references completion_import (id) on delete cascade
);

-- The lines that could be understood. Nothing in it outlives a crash of PostgreSQL: such an import ends as failed, and is
-- sent again.
create unlogged table completion_row (
    import_id   uuid             not null,
    line        bigint           not null,
    learner_id  text collate "C" not null,
    skill       text collate "C",
    module      text collate "C",
    happened_at timestamptz      not null,
    entry_id    uuid,
    constraint completion_row_pk primary key (import_id, line),
    constraint completion_row_is_about_one check ((skill is null) <> (module is null)),
    constraint completion_row_learner_is_a_subject check (learner_id ~ '^[ -~]{1,255}$' and learner_id <> 'me')
);
