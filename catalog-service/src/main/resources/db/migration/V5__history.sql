-- Reading the log of changes by who made them, what they were and when, newest first.
-- Deploy: at any time; nothing depends on it but speed.

create index catalog_change_by_actor on catalog_change (actor, revision);
create index catalog_change_by_action on catalog_change (action, revision);
create index catalog_change_by_time on catalog_change (changed_at);
