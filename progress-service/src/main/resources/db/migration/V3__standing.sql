-- The ledger learns all that can happen to a learner, and one function writes it: the service's own user may read what is
-- here and call that function, and can neither change nor remove an entry. What follows from the ledger is one table,
-- "standing": each row is what an entry began, with the version that ended it, so the past is read as the present is.
-- It takes the place of "record" and "record_evidence" and is made from the ledger here.
-- Deploy: stop the old release first, it cannot write to this schema. From now on Flyway runs as a user who is not the
-- service's: make that user the owner of the tables before (reassign owned by <service user> to <owner>).

drop table record_evidence;
drop table record;

alter table ledger_entry rename column skill_key to key;
alter table ledger_entry
    alter column key drop not null,
    alter column evidence drop not null,
    add column module_key     text collate "C",
    add column module_version int,
    add column person         uuid,
    add column carries        text,
    add column origin         text collate "C",
    add column reason         text,
    add column details        text,
    add column ends           bigint[],
    drop constraint ledger_entry_kind_known,
    add constraint ledger_entry_kind_known check (kind in (
        'started', 'claimed', 'completed', 'revoked', 'restored', 'carried-over', 'carried-back',
        'module-completed', 'module-revoked', 'goal-set', 'goal-dropped', 'role-reached',
        'enrolled', 'left', 'course-completed', 'granted', 'grant-revoked')),
    add constraint ledger_entry_has_key check ((key is null) = (kind in ('granted', 'grant-revoked'))),
    add constraint ledger_entry_has_person check ((person is not null) = (kind in ('granted', 'grant-revoked'))),
    add constraint ledger_entry_has_evidence
        check ((evidence is not null) = (coalesce(carries, kind) = 'completed')),
    add constraint ledger_entry_has_module
        check ((module_key is not null) = (coalesce(evidence, '') = 'module-completed')
            and (module_version is not null) = (kind = 'module-completed' or coalesce(evidence, '') = 'module-completed')),
    add constraint ledger_entry_has_carried check (
        (carries is not null) = (kind in ('restored', 'carried-over', 'carried-back'))
            and (origin is not null) = (kind in ('restored', 'carried-over', 'carried-back'))),
    add constraint ledger_entry_carries_known check (carries in ('started', 'claimed', 'completed')),
    add constraint ledger_entry_reason_known check (reason in ('mistake', 'expired', 'not-shown', 'reset', 'other')),
    add constraint ledger_entry_has_reason
        check ((reason is not null) = (kind = 'revoked')),
    add constraint ledger_entry_has_ends
        check ((ends is not null) = (kind in ('revoked', 'module-revoked', 'goal-dropped', 'left', 'grant-revoked')));
comment on column ledger_entry.key is 'Of the skill, module, role or course that the entry is about, as its kind says.';
comment on column ledger_entry.module_key is 'The module on which the evidence rests.';
comment on column ledger_entry.person is 'To whom sight is granted, as a pseudonym.';
comment on column ledger_entry.carries is 'What goes on standing under another key, or stands again.';
comment on column ledger_entry.origin is 'The key under which that was first recorded.';
comment on column ledger_entry.details is 'What else was said, as JSON; hashed as it is written here.';
comment on column ledger_entry.ends is 'The versions of the entries that ended with this one.';

create table standing (
    learner_id       text collate "C" not null,
    version          bigint           not null,
    ended_version    bigint,
    kind             text             not null,
    key              text collate "C",
    origin           text collate "C",
    evidence         text,
    module_key       text collate "C",
    module_version   int,
    person           uuid,
    actor_id         uuid             not null,
    acted_as         text             not null,
    happened_at      timestamptz      not null,
    recorded_at      timestamptz      not null,
    catalog_revision bigint           not null,
    details          text,
    constraint standing_pk primary key (learner_id, version),
    constraint standing_ends_later check (ended_version > version),
    constraint standing_kind_known check (kind in ('started', 'claimed', 'completed', 'module-completed', 'goal-set',
        'role-reached', 'enrolled', 'course-completed', 'granted'))
) partition by hash (learner_id);
comment on table standing is 'What the entries of the ledger began, and where it ended. It follows from the ledger.';
comment on column standing.version is 'Of the entry that began it.';
comment on column standing.ended_version is 'Of the entry that ended it; null while it stands.';
comment on column standing.origin is
    'The key under which it was first recorded: a skill counts for the survivor of this one, carried over yet or not.';

-- A fact about a skill or a module is somebody's word; the rest holds of the learner, whoever said it.
create function standing_word(kind text, actor_id uuid) returns uuid
    language sql immutable parallel safe
    as $$select case when kind in ('started', 'claimed', 'completed', 'module-completed') then actor_id end$$;

-- One fact stands once: a later one takes the place of the earlier.
create unique index standing_once on standing
    (learner_id, kind, origin, evidence, module_key, person, standing_word(kind, actor_id))
    nulls not distinct where ended_version is null;

-- The merges of the replica, each followed to its end.
create table catalog_merge (
    key      text collate "C" not null,
    survivor text collate "C" not null,
    constraint catalog_merge_pk primary key (key)
);
comment on table catalog_merge is 'Follows from catalog_entity; written in the transaction that applies a revision.';
alter table catalog_position add column merge_revision bigint not null default 0;
comment on column catalog_position.merge_revision is 'The last revision that changed which skills are merged.';

insert into catalog_merge (key, survivor)
with recursive chain as (
    select key, merged_into as survivor from catalog_entity where kind = 'skill' and status = 'merged'
    union
    select chain.key, e.merged_into
    from chain join catalog_entity e on e.kind = 'skill' and e.key = chain.survivor and e.status = 'merged')
select chain.key, chain.survivor from chain
where not exists (
    select from catalog_entity e where e.kind = 'skill' and e.key = chain.survivor and e.status = 'merged');
update catalog_position set merge_revision = revision;

create table idempotency_key (
    learner_id text collate "C" not null,
    subject    text             not null,
    operation  text             not null,
    key        text             not null,
    request    bytea            not null,
    answer     text,
    created_at timestamptz      not null,
    constraint idempotency_key_pk primary key (learner_id, subject, operation, key),
    constraint idempotency_key_request_is_sha256 check (octet_length(request) = 32)
) partition by hash (learner_id);
comment on table idempotency_key is 'Answers to repeated requests, kept for a day.';
create index idempotency_key_age on idempotency_key (created_at);

do $$
begin
    for i in 0..15 loop
        execute format('create table standing_p%s partition of standing for values with (modulus 16, remainder %s)', i, i);
        execute format('create table idempotency_key_p%s partition of idempotency_key for values with (modulus 16, remainder %s)', i, i);
    end loop;
end $$;

-- What stands according to the ledger alone: each entry that begins something, ended by the next one about the same fact
-- or by one that names it.
create view standing_of_ledger as
with begun as (
    select e.learner_id, e.version, coalesce(e.carries, e.kind) as kind, e.key,
        coalesce(e.origin, e.key) as origin, e.evidence, e.module_key, e.module_version, e.person, e.actor_id, e.acted_as, e.happened_at, e.recorded_at,
        e.catalog_revision, e.details
    from ledger_entry e
    where e.kind not in ('revoked', 'module-revoked', 'goal-dropped', 'left', 'grant-revoked')),
ended as (
    select e.learner_id, v as version, min(e.version) as ended_version
    from ledger_entry e, unnest(e.ends) as v group by e.learner_id, v)
select b.learner_id, b.version,
    least(lead(b.version) over (
        partition by b.learner_id, b.kind, b.origin, b.evidence, b.module_key, b.person, standing_word(b.kind, b.actor_id)
        order by b.version), d.ended_version) as ended_version,
    b.kind, b.key, b.origin, b.evidence, b.module_key, b.module_version, b.person, b.actor_id, b.acted_as, b.happened_at,
    b.recorded_at, b.catalog_revision, b.details
from begun b left join ended d on d.learner_id = b.learner_id and d.version = b.version;

insert into standing (learner_id, version, ended_version, kind, key, origin, evidence, module_key, module_version, person,
    actor_id, acted_as, happened_at, recorded_at, catalog_revision, details)
select learner_id, version, ended_version, kind, key, origin, evidence, module_key, module_version, person,
    actor_id, acted_as, happened_at, recorded_at, catalog_revision, details
from standing_of_ledger;
