-- A restore begins a new epoch: versions that were told before come again with other entries, so every ledger gets another id,
-- by which ETags, streams and gateways know it. The chain of hashes goes on beginning with the id that it began with.
-- Deploy: before the release that comes with it; the one before runs on, but takes ledgers whose id was renewed for broken.

alter table learner add column chain_id uuid;
comment on column learner.ledger_id is 'Random; a ledger that begins anew has another, and each has after a restore.';
comment on column learner.chain_id is 'With what the chain of hashes begins, where it is not ledger_id.';
