package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** First pages by key, with a cursor of the floor's own, and all that comes before a skill. */
final class FloorLists {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SKILL = "select s.key, s.document ->> 'kind', s.document -> 'title' ->> 'en',"
            + " s.document -> 'summary' ->> 'en' from entity_state s ";
    private static final String PAGE = " s.to_revision is null and s.status = 'published' order by s.key limit ?";

    private final PreparedStatement skills;
    private final PreparedStatement required;
    private final PreparedStatement teaching;
    private final PreparedStatement prerequisites;

    FloorLists(Connection connection) throws SQLException {
        skills = connection.prepareStatement(SKILL + "where s.kind = 'skill' and" + PAGE);
        required =
                connection.prepareStatement(SKILL + "join entity_reference r on r.to_kind = s.kind and r.to_key = s.key"
                        + " where r.from_kind = 'role' and r.from_key = ? and r.relation = 'requires' and" + PAGE);
        teaching = connection.prepareStatement("select s.key, s.document -> 'title' ->> 'en',"
                + " s.document -> 'summary' ->> 'en', cast(s.document ->> 'minutes' as int), s.document ->> 'language',"
                + " s.document ->> 'level', s.document ->> 'teaches' from entity_state s"
                + " join entity_reference r on r.from_kind = s.kind and r.from_key = s.key"
                + " where r.to_kind = 'skill' and r.to_key = ? and r.relation = 'teaches' and" + PAGE);
        prerequisites = connection.prepareStatement("""
                with recursive before (key, depth, reason) as (
                    select p ->> 'skill', 1, p -> 'reason' ->> 'en'
                    from entity_state s, jsonb_array_elements(s.document -> 'prerequisites') as p
                    where s.kind = 'skill' and s.key = ? and s.to_revision is null
                    union
                    select r.to_key, b.depth + 1, null from before b join entity_reference r
                    on r.from_kind = 'skill' and r.from_key = b.key and r.relation = 'prerequisite')
                select b.key, s.document -> 'title' ->> 'en', b.depth, b.reason
                from (select distinct on (key) key, depth, reason from before order by key, depth) as b
                join entity_state s on s.kind = 'skill' and s.key = b.key and s.to_revision is null
                order by b.depth, b.key collate "C"
                """);
    }

    String skills(int limit) throws SQLException {
        skills.setInt(1, limit + 1);
        return page(skills, FloorLists::skill, limit);
    }

    /** Skills that a role requires. */
    String required(String role, int limit) throws SQLException {
        required.setString(1, role);
        required.setInt(2, limit + 1);
        return page(required, FloorLists::skill, limit);
    }

    /** Modules that teach a skill. */
    String teaching(String skill, int limit) throws SQLException {
        teaching.setString(1, skill);
        teaching.setInt(2, limit + 1);
        return page(teaching, FloorLists::module, limit);
    }

    String prerequisites(String skill) throws SQLException {
        prerequisites.setString(1, skill);
        return page(prerequisites, FloorLists::needed, Integer.MAX_VALUE);
    }

    private interface Shown {
        void as(ObjectNode item, ResultSet row) throws SQLException;
    }

    private static String page(PreparedStatement statement, Shown shown, int limit) throws SQLException {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        try (ResultSet rows = statement.executeQuery()) {
            while (items.size() < limit && rows.next()) {
                shown.as(items.addObject(), rows);
            }
            if (items.size() == limit && rows.next()) {
                page.put("next", items.get(limit - 1).path("key").asText());
            }
        }
        return page.toString();
    }

    private static void skill(ObjectNode item, ResultSet row) throws SQLException {
        item.put("key", row.getString(1))
                .put("kind", row.getString(2))
                .put("title", row.getString(3))
                .put("summary", row.getString(4));
    }

    private static void module(ObjectNode item, ResultSet row) throws SQLException {
        item.put("key", row.getString(1))
                .put("title", row.getString(2))
                .put("summary", row.getString(3))
                .put("minutes", row.getInt(4))
                .put("language", row.getString(5))
                .put("level", row.getString(6));
        try {
            item.set("teaches", JSON.readTree(row.getString(7)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void needed(ObjectNode item, ResultSet row) throws SQLException {
        item.putObject("skill").put("key", row.getString(1)).put("title", row.getString(2));
        item.put("depth", row.getInt(3));
        if (row.getString(4) != null) {
            item.put("reason", row.getString(4));
        }
    }
}
