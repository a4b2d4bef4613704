-- That somebody was erased is known, who it was is not: no id, no pseudonym, nothing that could lead back.
-- What erases is ledger_erase (R__5_erase.sql), the one function that may remove an entry.
-- Deploy: before or with the service that offers erasure; the release before does not look at this table.

create table erasure_log (
    erasure_id uuid        not null default gen_random_uuid(),
    erased_at  timestamptz not null default now(),
    acted_as   text        not null,
    entries    bigint      not null,
    constraint erasure_log_pk primary key (erasure_id),
    constraint erasure_log_acted_as_known check (acted_as in ('self', 'admin')),
    constraint erasure_log_entries_not_negative check (entries >= 0)
);
comment on table erasure_log is 'One row for each erasure that removed something, without the identity.';
comment on column erasure_log.entries is 'How many entries the erased ledger had.';
