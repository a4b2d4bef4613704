-- The ledger: what each learner has achieved, as entries that are only ever appended, and the records that follow from
-- them. Whatever grows with learners carries the learner first in its primary key and is hash-partitioned by it, so that
-- no query of one learner touches two partitions and learners can later be spread over machines by that key.
-- Learner ids and keys are compared bytewise ("C"): the order of a page does not depend on the machine's locale.
-- Deploy: first migration, nothing runs before it.

create table learner (
    learner_id text collate "C" not null,
    ledger_id  uuid             not null default gen_random_uuid(),
    version    bigint           not null default 0,
    head_hash  bytea,
    touched_at timestamptz      not null,
    constraint learner_pk primary key (learner_id),
    constraint learner_id_is_a_subject check (learner_id ~ '^[ -~]{1,255}$' and learner_id <> 'me'),
    constraint learner_version_grows check (version >= 0),
    constraint learner_head_hash_is_of_an_entry check ((version = 0) = (head_hash is null)),
    constraint learner_head_hash_is_sha256 check (octet_length(head_hash) = 32)
) partition by hash (learner_id);
comment on table learner is 'The head of one ledger. Every write and every retry of one locks and updates this row.';
comment on column learner.ledger_id is 'Random, begins the chain of hashes; a ledger that begins anew has another.';
comment on column learner.touched_at is 'When a write last came, whether or not it added an entry.';

create table ledger_entry (
    learner_id       text collate "C" not null,
    version          bigint           not null,
    entry_id         uuid             not null,
    kind             text             not null,
    skill_key        text collate "C" not null,
    evidence         text             not null,
    actor_id         uuid             not null,
    acted_as         text             not null,
    happened_at      timestamptz      not null,
    recorded_at      timestamptz      not null,
    catalog_revision bigint           not null,
    hash             bytea            not null,
    constraint ledger_entry_pk primary key (learner_id, version),
    constraint ledger_entry_id_is_unique unique (learner_id, entry_id),
    constraint ledger_entry_of_learner foreign key (learner_id) references learner (learner_id),
    constraint ledger_entry_version_positive check (version > 0),
    constraint ledger_entry_kind_known check (kind in ('completed')),
    constraint ledger_entry_key_form check (skill_key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(skill_key) <= 80),
    constraint ledger_entry_evidence_known
        check (evidence in ('self-reported', 'module-completed', 'assessed', 'imported')),
    constraint ledger_entry_acted_as_known check (acted_as in ('self', 'instructor', 'admin', 'service')),
    constraint ledger_entry_revision_not_negative check (catalog_revision >= 0),
    constraint ledger_entry_hash_is_sha256 check (octet_length(hash) = 32)
) partition by hash (learner_id);
comment on column ledger_entry.catalog_revision is 'The revision of the catalog replica on which the entry was decided.';
comment on column ledger_entry.hash is 'SHA-256 over the hash before and this entry; the form is in LedgerHash.';

-- What follows from the ledger, kept so that reading does not replay it: one row a skill, one row for each evidence that
-- stands, named by the entry that brought it.
create table record (
    learner_id text collate "C" not null,
    skill_key  text collate "C" not null,
    state      text             not null,
    version    bigint           not null,
    constraint record_pk primary key (learner_id, skill_key),
    constraint record_of_learner foreign key (learner_id) references learner (learner_id),
    constraint record_state_known check (state in ('completed')),
    constraint record_version_positive check (version > 0)
) partition by hash (learner_id);
comment on column record.version is 'The progress version that last changed this record.';

create table record_evidence (
    learner_id       text collate "C" not null,
    skill_key        text collate "C" not null,
    version          bigint           not null,
    evidence         text             not null,
    actor_id         uuid             not null,
    acted_as         text             not null,
    happened_at      timestamptz      not null,
    recorded_at      timestamptz      not null,
    catalog_revision bigint           not null,
    constraint record_evidence_pk primary key (learner_id, skill_key, version),
    constraint record_evidence_of_record foreign key (learner_id, skill_key) references record (learner_id, skill_key),
    constraint record_evidence_kind_known
        check (evidence in ('self-reported', 'module-completed', 'assessed', 'imported')),
    constraint record_evidence_acted_as_known check (acted_as in ('self', 'instructor', 'admin', 'service'))
) partition by hash (learner_id);

-- Who acted, as a pseudonym: the ledger names only the pseudonym, and erasing this one row makes it anonymous.
create table actor (
    subject  text collate "C" not null,
    actor_id uuid             not null default gen_random_uuid(),
    constraint actor_pk primary key (subject),
    constraint actor_subject_form check (subject ~ '^[ -~]{1,255}$' and subject <> 'me')
) partition by hash (subject);

do $$
begin
    for i in 0..15 loop
        execute format('create table learner_p%s partition of learner for values with (modulus 16, remainder %s)', i, i);
        execute format('create table ledger_entry_p%s partition of ledger_entry for values with (modulus 16, remainder %s)', i, i);
        execute format('create table record_p%s partition of record for values with (modulus 16, remainder %s)', i, i);
        execute format('create table record_evidence_p%s partition of record_evidence for values with (modulus 16, remainder %s)', i, i);
        execute format('create table actor_p%s partition of actor for values with (modulus 16, remainder %s)', i, i);
    end loop;
end $$;
