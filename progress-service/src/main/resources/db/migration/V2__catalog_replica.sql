-- The structure of the catalog, copied from its change feed, so that an unknown skill is refused and a merge followed
-- whether or not the catalog is up. Titles and other texts never come here. The position is written in the transaction
-- that applies a revision; no row means that nothing has been loaded yet.
-- Deploy: after V1. To load everything anew, delete the row of catalog_position: the next answer is a snapshot.

create table catalog_position (
    singleton boolean not null default true,
    epoch     uuid    not null,
    revision  bigint  not null,
    constraint catalog_position_pk primary key (singleton),
    constraint catalog_position_is_one_row check (singleton),
    constraint catalog_position_revision_not_negative check (revision >= 0)
);

create table catalog_entity (
    kind        text             not null,
    key         text collate "C" not null,
    revision    bigint           not null,
    status      text             not null,
    version     int              not null,
    merged_into text collate "C",
    structure   jsonb            not null,
    constraint catalog_entity_pk primary key (kind, key),
    constraint catalog_entity_kind_known check (kind in ('skill', 'role', 'module', 'course')),
    constraint catalog_entity_key_form check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 80),
    constraint catalog_entity_status_known check (status in ('published', 'retired', 'merged')),
    constraint catalog_entity_merged_has_target check ((status = 'merged') = (merged_into is not null))
);
comment on column catalog_entity.revision is 'The catalog revision in which this state began.';
