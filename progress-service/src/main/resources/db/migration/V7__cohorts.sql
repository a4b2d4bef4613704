-- How far learners are, as counts of many: recounted once a day, never kept in a learner's write. One row for each cohort
-- and publication: what was counted, which the next publication is held against, and what may be shown of it.
-- Deploy: after V3 and before the release that publishes cohorts; the release before it runs on with this schema.

create table cohort_publication (
    published_at     timestamptz not null,
    catalog_revision bigint      not null,
    constraint cohort_publication_pk primary key (published_at)
);

create table cohort_figure (
    kind         text             not null,
    key          text collate "C" not null,
    published_at timestamptz      not null,
    counted      jsonb            not null,
    shown        jsonb            not null,
    constraint cohort_figure_pk primary key (kind, key, published_at),
    constraint cohort_figure_of_publication foreign key (published_at) references cohort_publication (published_at),
    constraint cohort_figure_kind_known check (kind in ('role', 'module', 'course'))
);
comment on column cohort_figure.counted is 'How many learners there were; nobody but the next publication reads it.';
comment on column cohort_figure.shown is 'The same rounded, without what would tell of few.';

grant insert on cohort_publication, cohort_figure to "${serviceUser}";
