-- One index of what stands in the place of two. The two were 13 of 40 GB at fifty million records, and each write had to
-- touch a page of both, somewhere in them. That a fact stands once is seen to by the writer, who holds the learner's ledger
-- (ledger_begin, ledger_fresh), and shows in a comparison with the ledger (ledger_misfits); that an entry begins one thing,
-- by this index. Versions are found in it too: it holds those of one learner side by side.
-- Deploy: writes wait while the index is built, about four minutes for fifty million rows. Where that is too long, build it
-- on each partition before, with "create unique index concurrently" and the same columns: it is taken over here.

create unique index standing_by_origin on standing (learner_id, origin, version) nulls not distinct;
alter table standing drop constraint standing_pk;
drop index standing_once;
