-- A completed module is taken back for a reason, as a skill is; and the learner who has granted sight reads to whom, so the
-- person behind a pseudonym is found by an index (one in each partition: it is asked by no request but that one).
-- Deploy: with the release that writes modules, goals and enrolments; the release before runs on it as well.

alter table ledger_entry
    drop constraint ledger_entry_has_reason,
    add constraint ledger_entry_has_reason check ((reason is not null) = (kind in ('revoked', 'module-revoked')));

create index actor_by_id on actor (actor_id);
