-- What the gateway refuses by itself, before it asks anybody, stands beside what the services refuse: it reports that here,
-- having no database. A report that is sent again, since its answer got lost, is the same.
-- Deploy: before or with the release that comes with it; the release before it runs on. Events that stand are not read for it
-- ("not valid": every row that comes is held against it all the same), but for an index that none of them is in.

alter table security_event
    add column report_id uuid,
    drop constraint security_event_known,
    add constraint security_event_known check (event in ('access-refused', 'token-refused', 'too-much-asked', 'sight-granted',
        'sight-withdrawn', 'course-taken', 'course-left', 'progress-exported', 'learner-erased', 'completions-imported')) not valid;
comment on column security_event.report_id is 'Of what the gateway has refused and reported; null of all that happened here.';
create unique index security_event_report on security_event (report_id) where report_id is not null;
