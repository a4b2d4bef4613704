package org.skillway.bench.floor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The first page of a search for one or two words that are there, by one statement over the index of the catalog. */
final class FloorSearch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String WORD = "plainto_tsquery('simple', ?) || plainto_tsquery('english', ?)";
    private static final String LAST = "(" + WORD + " || cast(quote_literal(?) || ':*' as tsquery))";

    private final PreparedStatement one;
    private final PreparedStatement two;

    FloorSearch(Connection connection) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            // Which word is asked for the plan does not know; the index is right for nearly all.
            settings.execute("set enable_seqscan = off");
        }
        one = connection.prepareStatement(statement(LAST));
        two = connection.prepareStatement(statement("(" + WORD + ") && " + LAST));
    }

    private static String statement(String query) {
        return """
                with asked as materialized (select %s as query, cast(? as text) as name)
                select p.kind, p.key, s.document -> 'title' ->> 'en', s.document -> 'summary' ->> 'en', p.skill_kind,
                    p.language, p.level, p.minutes, case when p.names @> array[p.name] then 'name'
                        when ts_filter(p.terms, '{a}') @@ p.query then 'title'
                        when ts_filter(p.terms, '{b}') @@ p.query then 'alias'
                        when ts_filter(p.terms, '{c}') @@ p.query then 'summary' else 'text' end
                from (select e.*, query, name, case when e.names @> array[name] then 1000000
                        when ts_filter(e.terms, '{a,b}') @@ query then 200000 else 0 end
                        + cast(ts_rank(e.terms, query, 1) * 100000 as int) as score
                    from asked, search_entry e where e.terms @@ query
                    order by score desc, kind collate "C", key collate "C" limit ?) as p
                join entity_state s on s.kind = p.kind and s.key = p.key and s.to_revision is null
                order by p.score desc, p.kind collate "C", p.key collate "C"
                """.formatted(query);
    }

    String find(String words, int limit) throws SQLException {
        String[] each = words.split(" ", -1);
        String last = each[each.length - 1];
        PreparedStatement search = each.length == 1 ? one : two;
        int next = 1;
        if (each.length > 1) {
            search.setString(next++, each[0]);
            search.setString(next++, each[0]);
        }
        search.setString(next++, last);
        search.setString(next++, last);
        search.setString(next++, last);
        search.setString(next++, words);
        search.setInt(next, limit + 1);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        try (ResultSet rows = search.executeQuery()) {
            while (items.size() < limit && rows.next()) {
                item(items.addObject(), rows);
            }
            if (rows.next()) {
                page.put("next", "more");
            }
        }
        return page.toString();
    }

    private static void item(ObjectNode item, ResultSet row) throws SQLException {
        item.put("kind", row.getString(1))
                .put("key", row.getString(2))
                .put("title", row.getString(3))
                .put("summary", row.getString(4));
        put(item, "skillKind", row.getString(5));
        put(item, "language", row.getString(6));
        put(item, "level", row.getString(7));
        int minutes = row.getInt(8);
        if (!row.wasNull()) {
            item.put("minutes", minutes);
        }
        item.put("matched", row.getString(9));
    }

    private static void put(ObjectNode item, String member, String value) {
        if (value != null) {
            item.put(member, value);
        }
    }
}
