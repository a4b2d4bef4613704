-- Reading the log of changes by who made them, what they were and when, newest first.
-- A change can say why it was made, where somebody has to know later: a redaction above all.
-- Deploy: before the release that shows the log; the release before it runs on with this schema.

alter table catalog_change add column reason text;

create index catalog_change_by_actor on catalog_change (actor, revision);
create index catalog_change_by_action on catalog_change (action, revision);
create index catalog_change_by_time on catalog_change (changed_at);
