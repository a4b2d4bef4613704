-- A skill that a learner has completed, by an admin's word: one commit, as FloorLedger writes. Skills of
-- every tenth number nobody begins with (Population).
\set learner random(0, :learners - 1)
\set skill random(0, :skills / 10 - 1) * 10 + 7
select answer from ledger_write(cast('[{"learner": "bench-learner-' || lpad(:learner, 7, '0')
    || '", "subject": "bench", "actedAs": "admin", "allOrNothing": false, "steps": [{"begin": "completed", "key": "bench-skill-'
    || lpad(:skill, 5, '0') || '", "evidence": "imported", "show": true}]}]' as jsonb), true);
