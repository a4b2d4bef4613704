package org.skillway.catalog.feed;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** 6,000 entities of each kind, all brought by revision 1. For a database of its own ({@link LargeRevisionTest.OwnDatabase}). */
final class LargeCatalog {

    static final int ENTITIES = 24_000;

    private LargeCatalog() {}

    static void fill(AgroalDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet head = statement.executeQuery("select revision from catalog_head");
            head.next();
            if (head.getLong(1) > 0) {
                return;
            }
            for (String sql : CONTENT) {
                statement.execute(sql);
            }
            statement.execute("analyze");
        }
    }

    private static final List<String> CONTENT = List.of(
            "insert into catalog_change (revision, changed_at, actor, action) values (1, now(), 'admin', 'import')",
            "update catalog_head set revision = 1",
            "insert into entity select kind, kind || '-' || i from unnest(array['skill', 'role', 'module', 'course'])"
                    + " as kind, generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'skill', 'skill-' || i,"
                    + " 1, 1, 'published', jsonb_build_object('key', 'skill-' || i, 'kind', 'tool', 'title',"
                    + " jsonb_build_object('en', 'Title ' || left(md5(i::text), 12), 'ka', 'სათაური ' || left(md5((i / 9)::text), 12)), 'summary',"
                    + " jsonb_build_object('en', 'Word ' || left(md5((i / 20)::text), 12)), 'prerequisites', case when i % 10 = 0 then '[]'"
                    + " else jsonb_build_array(jsonb_build_object('skill', 'skill-' || (i - 1))) end)"
                    + " from generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'role', 'role-' || i, 1,"
                    + " 1, 'published', jsonb_build_object('key', 'role-' || i, 'title', jsonb_build_object('en', 'Title ' ||"
                    + " left(md5(i::text), 12) || ' ' || left(md5((i + 6000)::text), 12)), 'summary', jsonb_build_object('en', 'Summary'), 'industries', jsonb_build_array("
                    + "jsonb_build_object('key', 'industry-' || i, 'title', jsonb_build_object('en', 'I'))), 'requirements',"
                    + " jsonb_build_array(jsonb_build_object('importance', 'essential', 'atLeast', 1, 'skills',"
                    + " jsonb_build_array('skill-' || i)))) from generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'module', 'module-' || i,"
                    + " 1, 1, 'published', jsonb_build_object('key', 'module-' || i, 'title', jsonb_build_object('en', 'Title '"
                    + " || left(md5(i::text), 12) || ' ' || left(md5((i + 12000)::text), 12)), 'summary', jsonb_build_object('en', 'Summary'), 'content', jsonb_build_object('en',"
                    + " 'Lesson'), 'minutes', i, 'language', 'en', 'level', 'beginner', 'owners', '[\"irakli\"]'::jsonb,"
                    + " 'teaches', jsonb_build_array('skill-' || i), 'assumes', jsonb_build_array(jsonb_build_object('atLeast',"
                    + " 1, 'skills', jsonb_build_array('skill-' || (i % 100 + 1))))) from generate_series(1, 6000) as i",
            "insert into entity_state (kind, key, from_revision, version, status, document) select 'course', 'course-' || i,"
                    + " 1, 1, 'published', jsonb_build_object('key', 'course-' || i, 'title', jsonb_build_object('en', 'Title '"
                    + " || left(md5(i::text), 12) || ' ' || left(md5((i + 6000)::text), 12)), 'summary', jsonb_build_object('en', 'Summary'), 'owners', '[\"irakli\"]'::jsonb,"
                    + " 'modules', jsonb_build_array('module-' || i)) from generate_series(1, 6000) as i",
            "insert into entity_reference select 'role', 'role-' || i, 'requires', 'skill', 'skill-' || i"
                    + " from generate_series(1, 6000) as i",
            "insert into entity_reference select 'module', 'module-' || i, 'teaches', 'skill', 'skill-' || i"
                    + " from generate_series(1, 6000) as i");
}
