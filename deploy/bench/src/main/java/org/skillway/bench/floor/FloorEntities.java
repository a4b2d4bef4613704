package org.skillway.bench.floor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entities by key, of the shape that those of the world have. */
final class FloorEntities {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final PreparedStatement entity;
    private final PreparedStatement titles;

    FloorEntities(Connection connection) throws SQLException {
        this.connection = connection;
        entity = connection.prepareStatement("select document, status, version, from_revision from entity_state"
                + " where kind = ? and key = ? and to_revision is null");
        titles = connection.prepareStatement("select key, document -> 'title' ->> 'en' from entity_state"
                + " where kind = 'skill' and key = any(?) and to_revision is null");
    }

    String module(String key) throws SQLException {
        entity.setString(1, "module");
        entity.setString(2, key);
        try (ResultSet row = entity.executeQuery()) {
            return row.next() ? module(row) : null;
        }
    }

    private String module(ResultSet row) throws SQLException {
        JsonNode document = read(row.getString(1));
        Map<String, String> titleOf = titles(document.path("teaches"), document.path("assumes"));
        ObjectNode view = begin(document, row);
        view.set("content", document.at("/content/en"));
        for (String member : List.of("minutes", "language", "level")) {
            view.set(member, document.get(member));
        }
        refs(view.putArray("teaches"), document.path("teaches"), titleOf);
        ArrayNode assumes = view.putArray("assumes");
        for (JsonNode assumption : document.path("assumes")) {
            ObjectNode shown = assumes.addObject();
            shown.set("atLeast", assumption.get("atLeast"));
            refs(shown.putArray("skills"), assumption.path("skills"), titleOf);
        }
        return view.toString();
    }

    String role(String key) throws SQLException {
        entity.setString(1, "role");
        entity.setString(2, key);
        try (ResultSet row = entity.executeQuery()) {
            return row.next() ? role(row) : null;
        }
    }

    private String role(ResultSet row) throws SQLException {
        JsonNode document = read(row.getString(1));
        Map<String, String> titleOf = titles(JSON.createArrayNode(), document.path("requirements"));
        ObjectNode view = begin(document, row);
        for (String empty : List.of("aliases", "industries", "employers", "careerSteps", "salaries", "references")) {
            view.putArray(empty);
        }
        ArrayNode responsibilities = view.putArray("responsibilities");
        document.path("responsibilities").forEach(text -> responsibilities.add(text.get("en")));
        ArrayNode requirements = view.putArray("requirements");
        for (JsonNode requirement : document.path("requirements")) {
            ObjectNode shown = requirements.addObject();
            shown.set("importance", requirement.get("importance"));
            shown.set("atLeast", requirement.get("atLeast"));
            refs(shown.putArray("skills"), requirement.path("skills"), titleOf);
        }
        return view.toString();
    }

    private static ObjectNode begin(JsonNode document, ResultSet row) throws SQLException {
        ObjectNode view = JSON.createObjectNode();
        view.set("key", document.get("key"));
        view.put("status", row.getString(2));
        view.set("title", document.at("/title/en"));
        view.set("summary", document.at("/summary/en"));
        view.put("version", row.getInt(3));
        view.put("revision", row.getLong(4));
        return view;
    }

    private Map<String, String> titles(JsonNode skills, JsonNode groups) throws SQLException {
        Set<String> keys = new LinkedHashSet<>();
        skills.forEach(key -> keys.add(key.asText()));
        groups.forEach(group -> group.path("skills").forEach(key -> keys.add(key.asText())));
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

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
