-- Published figures are a recount of their day, so what was counted is kept no longer: it would tell of few, and of the erased.
-- Whatever an upgrade from before V4 has left of the replica, the next answer of the feed is a snapshot; until then each module
-- is known in the version that the replica has. Who took a revocation back is said by the entry, and is no part of what stands.
-- Deploy: with the release that publishes recounts; the one before runs on, but cannot publish, which it logs and tries again.

alter table cohort_figure drop column counted;

insert into catalog_module_version (key, version, teaches, assumes)
select key, version, array(select jsonb_array_elements_text(structure -> 'teaches')), coalesce(structure -> 'assumes', '[]')
from catalog_entity where kind = 'module'
on conflict (key, version) do nothing;
update catalog_position set epoch = '00000000-0000-0000-0000-000000000000';

create or replace view standing_of_ledger as
with begun as (
    select e.learner_id, e.version, e.kind as entry, coalesce(e.carries, e.kind) as kind, e.key,
        coalesce(e.origin, e.key) as origin, e.evidence, e.module_key, e.module_version, e.person, e.actor_id, e.acted_as,
        e.happened_at, e.recorded_at, e.catalog_revision,
        case when e.kind <> 'restored' then e.details end as details
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
