-- Writing in less time: every write updates the learner's row, which finds room in its own page now, so that no index
-- changes with it; and what was merged into a skill is looked up by that skill, not by reading all merges.
-- Deploy: at any time, with the old release running or not. Rows that are there already stay where they are.

do $$
begin
    for i in 0..15 loop
        execute format('alter table learner_p%s set (fillfactor = 70)', i);
    end loop;
end $$;
create index catalog_merge_survivor on catalog_merge (survivor);
