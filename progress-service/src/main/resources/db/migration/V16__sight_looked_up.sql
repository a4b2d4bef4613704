-- An instructor who sees nothing of a learner is told so after what they own was looked up, and not after all that stands for
-- the learner was read: how long that took told who has a long ledger (ledger_sight).
-- Deploy: before or after the release that comes with it. Writes wait while the second is built, a few seconds for fifty
-- million rows, of which hardly any are in it.

create index catalog_entity_owned on catalog_entity using gin ((structure -> 'owners')) where kind = 'course';
create index standing_granted on standing (learner_id, person) where kind = 'granted';
