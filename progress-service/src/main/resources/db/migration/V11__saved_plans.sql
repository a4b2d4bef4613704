-- A plan that a learner keeps is an entry of the ledger like a goal: what was asked for and what was answered, under a name
-- that the learner chooses. What stood in the ledgers before obeys the narrower rules that these take the place of, so no row
-- is read for them ("not valid": every row that comes is held against them all the same).
-- Deploy: stop the old release first, it cannot read a ledger in which a plan is kept.

alter table ledger_entry
    drop constraint ledger_entry_kind_known,
    add constraint ledger_entry_kind_known check (kind in (
        'started', 'claimed', 'completed', 'revoked', 'restored', 'carried-over', 'carried-back',
        'module-completed', 'module-revoked', 'goal-set', 'goal-dropped', 'role-reached',
        'enrolled', 'left', 'course-completed', 'granted', 'grant-revoked', 'plan-saved', 'plan-dropped')) not valid,
    drop constraint ledger_entry_has_ends,
    add constraint ledger_entry_has_ends check ((ends is not null) = (kind in (
        'revoked', 'module-revoked', 'goal-dropped', 'left', 'grant-revoked', 'plan-dropped'))) not valid,
    add constraint ledger_entry_has_plan check (kind <> 'plan-saved' or details is not null) not valid;
alter table standing
    drop constraint standing_kind_known,
    add constraint standing_kind_known check (kind in ('started', 'claimed', 'completed', 'module-completed', 'goal-set',
        'role-reached', 'enrolled', 'course-completed', 'granted', 'plan-saved')) not valid;
comment on column ledger_entry.key is
    'Of the skill, module, role or course that the entry is about, or the name of the plan, as its kind says.';

create or replace view standing_of_ledger as
with begun as (
    select e.learner_id, e.version, e.kind as entry, coalesce(e.carries, e.kind) as kind, e.key,
        coalesce(e.origin, e.key) as origin, e.evidence, e.module_key, e.module_version, e.person, e.actor_id, e.acted_as,
        e.happened_at, e.recorded_at, e.catalog_revision,
        case when e.kind <> 'restored' then e.details end as details
    from ledger_entry e
    where e.kind not in ('revoked', 'module-revoked', 'goal-dropped', 'left', 'grant-revoked', 'plan-dropped')),
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
