package org.skillway.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The statements of the floor on one connection, and their rows as JSON. For one thread. */
final class FloorQueries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final PreparedStatement module;
    private final PreparedStatement titles;
    private final PreparedStatement page;

    private FloorQueries(Connection connection) throws SQLException {
        this.connection = connection;
        module = connection.prepareStatement("select document, status, version, from_revision from entity_state"
                + " where kind = 'module' and key = ? and to_revision is null");
        titles = connection.prepareStatement("select key, document -> 'title' ->> 'en' from entity_state"
                + " where kind = 'skill' and key = any(?) and to_revision is null");
        page = connection.prepareStatement("select key, document ->> 'kind', document -> 'title' ->> 'en',"
                + " document -> 'summary' ->> 'en' from entity_state"
                + " where kind = 'skill' and to_revision is null and status = 'published' order by key limit ?");
    }

    static FloorQueries connect(String url, String user, String password) {
        try {
            return new FloorQueries(DriverManager.getConnection(url, user, password));
        } catch (SQLException e) {
            throw new IllegalStateException("The floor cannot reach the database", e);
        }
    }

    /** A module as catalog-service shows it in English; null for an unknown key. */
    String module(String key) throws SQLException {
        module.setString(1, key);
        try (ResultSet row = module.executeQuery()) {
            return row.next() ? view(row) : null;
        }
    }

    private String view(ResultSet row) throws SQLException {
        JsonNode document = read(row.getString(1));
        Map<String, String> titleOf = titles(document);
        ObjectNode view = JSON.createObjectNode();
        view.set("key", document.get("key"));
        view.put("status", row.getString(2));
        view.set("title", document.at("/title/en"));
        view.set("summary", document.at("/summary/en"));
        view.set("content", document.at("/content/en"));
        view.set("minutes", document.get("minutes"));
        view.set("language", document.get("language"));
        view.set("level", document.get("level"));
        refs(view.putArray("teaches"), document.path("teaches"), titleOf);
        ArrayNode assumes = view.putArray("assumes");
        for (JsonNode assumption : document.path("assumes")) {
            ObjectNode shown = assumes.addObject();
            shown.set("atLeast", assumption.get("atLeast"));
            refs(shown.putArray("skills"), assumption.path("skills"), titleOf);
        }
        view.put("version", row.getInt(3));
        view.put("revision", row.getLong(4));
        return view.toString();
    }

    private Map<String, String> titles(JsonNode document) throws SQLException {
        Set<String> keys = new LinkedHashSet<>();
        document.path("teaches").forEach(key -> keys.add(key.asText()));
        document.path("assumes")
                .forEach(assumption -> assumption.path("skills").forEach(key -> keys.add(key.asText())));
        titles.setArray(1, connection.createArrayOf("text", keys.toArray()));
        Map<String, String> found = new HashMap<>();
        try (ResultSet rows = titles.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private static void refs(ArrayNode shown, JsonNode keys, Map<String, String> titleOf) {
        for (JsonNode key : keys) {
            shown.addObject().put("key", key.asText()).put("title", titleOf.get(key.asText()));
        }
    }

    /** The first skills by key as catalog-service lists them in English, with a cursor of the floor's own. */
    String skills(int limit) throws SQLException {
        page.setInt(1, limit + 1);
        ObjectNode list = JSON.createObjectNode();
        ArrayNode items = list.putArray("items");
        try (ResultSet rows = page.executeQuery()) {
            while (items.size() < limit && rows.next()) {
                items.addObject()
                        .put("key", rows.getString(1))
                        .put("kind", rows.getString(2))
                        .put("title", rows.getString(3))
                        .put("summary", rows.getString(4));
            }
            if (rows.next()) {
                list.put("next", items.get(limit - 1).path("key").asText());
            }
        }
        return list.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
