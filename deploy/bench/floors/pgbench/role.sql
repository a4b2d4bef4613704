-- A role with its skills, as FloorRolePage asks.
\set role random(0, :roles - 1)
select q.place, q.importance, q.at_least, s.key, s.title, r.version, r.revision,
    case when coalesce(q.place, 0) = 0 and coalesce(w.position, 0) = 0 then r.title end,
    case when coalesce(q.place, 0) = 0 and coalesce(w.position, 0) = 0 then r.summary end,
    case when coalesce(q.place, 0) = 0 and coalesce(w.position, 0) = 0 then r.responsibilities end
from floor.role r
left join floor.requirement q on q.role = r.id
left join floor.requirement_skill w on w.role = q.role and w.place = q.place
left join floor.skill s on s.id = w.skill
where r.key = ('bench-role-' || lpad(:role, 5, '0'))
order by q.place, w.position;
