-- What every version of a module teaches joins the replica, since completing an older one records what that one taught.
-- And whatever a merge of skills carries over goes on as what it was: answers name the entry that first said it.
-- Deploy: after V3, with the old release running or not. The replica's epoch is forgotten, so that the next answer of the
-- feed is a snapshot, which alone tells all versions; until then what is known stays known.

create table catalog_module_version (
    key     text collate "C" not null,
    version int              not null,
    teaches text[]           not null,
    assumes jsonb            not null,
    constraint catalog_module_version_pk primary key (key, version)
);
comment on table catalog_module_version is 'The published versions of modules, also of those that are retired by now.';

alter table catalog_merge add column revision bigint not null default 0;
comment on column catalog_merge.revision is 'The newest of the merges that lead from the key to its survivor.';
-- What was recorded while a skill was merged is known again when the request is repeated after the merge was taken back.
create table catalog_merge_past (
    key      text collate "C" not null,
    survivor text collate "C" not null,
    constraint catalog_merge_past_pk primary key (key, survivor)
);
comment on table catalog_merge_past is 'Whatever has ever stood in catalog_merge.';
insert into catalog_merge_past (key, survivor) select key, survivor from catalog_merge;

alter table catalog_position add column carried_revision bigint;
comment on column catalog_position.carried_revision is
    'Every record has been carried along to the merges of this revision; null while that has not been seen to.';
-- Nothing is carried before the snapshot, which alone tells the revisions of merges that were there before.
update catalog_position set epoch = '00000000-0000-0000-0000-000000000000', carried_revision = merge_revision;

alter table standing
    add column first_version bigint,
    add constraint standing_first_is_earlier check (first_version < version);
comment on column standing.first_version is
    'Of the entry that first said what this one carries to another skill, whose are recorded_at and catalog_revision too;'
    ' null where nothing was carried.';

-- What a merge carries is the fact before it: the same, under another key.
create or replace view standing_of_ledger as
with begun as (
    select e.learner_id, e.version, e.kind as entry, coalesce(e.carries, e.kind) as kind, e.key,
        coalesce(e.origin, e.key) as origin, e.evidence, e.module_key, e.module_version, e.person, e.actor_id, e.acted_as,
        e.happened_at, e.recorded_at, e.catalog_revision, e.details
    from ledger_entry e
    where e.kind not in ('revoked', 'module-revoked', 'goal-dropped', 'left', 'grant-revoked')),
said as (
    select b.*, lead(b.version) over fact as next_version,
        max(b.version) filter (where b.entry not in ('carried-over', 'carried-back')) over fact as said_version
    from begun b
    window fact as (
        partition by b.learner_id, b.kind, b.origin, b.evidence, b.module_key, b.person, standing_word(b.kind, b.actor_id)
        order by b.version)),
ended as (
    select e.learner_id, v as version, min(e.version) as ended_version
    from ledger_entry e, unnest(e.ends) as v group by e.learner_id, v)
select s.learner_id, s.version, least(s.next_version, d.ended_version) as ended_version, s.kind, s.key, s.origin,
    s.evidence, s.module_key, s.module_version, s.person, s.actor_id, s.acted_as, s.happened_at, f.recorded_at,
    f.catalog_revision, s.details, nullif(s.said_version, s.version) as first_version
from said s
join ledger_entry f on f.learner_id = s.learner_id and f.version = s.said_version
left join ended d on d.learner_id = s.learner_id and d.version = s.version;
