-- A page of a learner's skills, as FloorLedger asks.
\set learner random(0, :learners - 1)
select r.* from (
    select coalesce(m.survivor, s.origin) as skill, s.origin, s.kind, coalesce(s.first_version, s.version) as version,
        s.evidence, s.acted_as, s.module_key, s.module_version, s.happened_at, s.recorded_at, s.catalog_revision,
        dense_rank() over (order by coalesce(m.survivor, s.origin)) as place
    from standing s left join catalog_merge m on m.key = s.origin
    where s.learner_id = ('bench-learner-' || lpad(:learner, 7, '0')) and s.ended_version is null and s.kind in ('started', 'claimed', 'completed')) r
where r.place <= 51
order by r.skill, r.happened_at, r.version;
