package org.skillway.catalog.database;

import java.util.List;

/** Thousands of entities, for plans. */
final class SyntheticCatalog {

    private SyntheticCatalog() {}

    /** Fills the tables of a fresh schema. */
    static final List<String> SQL = List.of(
            "insert into catalog_change (revision, changed_at, actor, action) select i, now(), 'admin-' || i % 50, 'import'"
                    + " from generate_series(1, 6000) as i",
            "update catalog_head set revision = 6000",
            "insert into entity select kind, kind || '-' || i from unnest(array['skill', 'role', 'module', 'course'])"
                    + " as kind, generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'skill', 'skill-' || i,"
                    + " i, 1, 'published', jsonb_build_object('key', 'skill-' || i, 'kind', 'tool', 'title',"
                    + " jsonb_build_object('en', 'Title ' || left(md5(i::text), 12), 'ka', 'სათაური ' || left(md5((i / 9)::text), 12)), 'summary',"
                    + " jsonb_build_object('en', 'Word ' || left(md5((i / 20)::text), 12)), 'prerequisites', case when i % 10 = 0 then '[]'"
                    + " else jsonb_build_array(jsonb_build_object('skill', 'skill-' || (i - 1))) end)"
                    + " from generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'role', 'role-' || i, i,"
                    + " 1, 'published', jsonb_build_object('key', 'role-' || i, 'title', jsonb_build_object('en', 'Title ' ||"
                    + " left(md5(i::text), 12) || ' ' || left(md5((i + 6000)::text), 12)), 'summary', jsonb_build_object('en', 'Summary'), 'industries', jsonb_build_array("
                    + "jsonb_build_object('key', 'industry-' || i, 'title', jsonb_build_object('en', 'I'))), 'requirements',"
                    + " jsonb_build_array(jsonb_build_object('importance', 'essential', 'atLeast', 1, 'skills',"
                    + " jsonb_build_array('skill-' || i)))) from generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'module', 'module-' || i,"
                    + " i, 1, 'published', jsonb_build_object('key', 'module-' || i, 'title', jsonb_build_object('en', 'Title '"
                    + " || left(md5(i::text), 12) || ' ' || left(md5((i + 12000)::text), 12)), 'summary', jsonb_build_object('en', 'Summary'), 'content', jsonb_build_object('en',"
                    + " 'Lesson'), 'minutes', i, 'language', 'en', 'level', 'beginner', 'owners', '[\"irakli\"]'::jsonb,"
                    + " 'teaches', jsonb_build_array('skill-' || i), 'assumes', jsonb_build_array(jsonb_build_object('atLeast',"
                    + " 1, 'skills', jsonb_build_array('skill-' || (i % 100 + 1))))) from generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'course', 'course-' || i,"
                    + " i, 1, 'published', jsonb_build_object('key', 'course-' || i, 'title', jsonb_build_object('en', 'Title '"
                    + " || left(md5(i::text), 12) || ' ' || left(md5((i + 6000)::text), 12)), 'summary', jsonb_build_object('en', 'Summary'), 'owners', '[\"irakli\"]'::jsonb,"
                    + " 'modules', jsonb_build_array('module-' || i)) from generate_series(1, 6000) as i",
            "insert into entity_reference select 'role', 'role-' || i, 'requires', 'skill', 'skill-' || i"
                    + " from generate_series(1, 6000) as i",
            "insert into entity_reference select 'module', 'module-' || i, 'teaches', 'skill', 'skill-' || i"
                    + " from generate_series(1, 6000) as i",
            "insert into draft (kind, key, tag, document, owners, changed_by, changed_at) select 'module', 'draft-' || i, i,"
                    + " jsonb_build_object('key', 'draft-' || i), array['irakli-' || i % 100], 'irakli', now()"
                    + " from generate_series(1, 6000) as i",
            "insert into staged_state (stage, kind, key, status, document, confirmed) select gen_random_uuid(), 'skill',"
                    + " 'skill-' || i, 'published', '{}', '{}' from generate_series(1, 6000) as i",
            "insert into staged_reference select stage, kind, key, 'prerequisite', 'skill', 'skill-0' from staged_state",
            "insert into import_source select kind, key, 'esco' from entity where kind = 'skill'",
            "insert into import_job (id, actor, admin, format, source, dry_run, retire_missing, state, file, bytes, created_at,"
                    + " ended_at) select gen_random_uuid(), 'irakli-' || i % 100, false, 'csv', 'csv', false, false, 'done',"
                    + " 'file', 1, now() - i * interval '1 s', now() from generate_series(1, 6000) as i",
            "insert into import_fault select id, 1, false, 'file', 1, '', 'rule', 'message' from import_job",
            "insert into import_entry select gen_random_uuid(), kind, key, 'file', 1, '' from entity where kind = 'skill'",
            "insert into idempotency_key (subject, operation, key, request, created_at) select 'irakli', 'create', i::text,"
                    + " sha256('request'), now() from generate_series(1, 6000) as i",
            "insert into search_entry (kind, key, names, terms, skill_kind, language, level, minutes, roles)"
                    + " select s.kind, s.key, array[replace(s.key, '-', ' '), lower(s.document -> 'title' ->> 'en')],"
                    + " setweight(to_tsvector('simple', replace(s.key, '-', ' ') || ' ' || (s.document -> 'title' ->> 'en')),"
                    + " 'A'), s.document ->> 'kind', s.document ->> 'language', s.document ->> 'level',"
                    + " cast(s.document ->> 'minutes' as int), array(select r.role from search_role r where r.kind = s.kind"
                    + " and r.key = s.key) from entity_state s where s.to_revision is null and s.status = 'published'",
            "insert into search_word select distinct word from search_entry, unnest(tsvector_to_array(terms)) as word");
}
