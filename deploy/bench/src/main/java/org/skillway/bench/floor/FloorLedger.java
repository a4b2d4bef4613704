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
import java.time.Instant;
import java.time.OffsetDateTime;

/** Completions in ledgers: one statement a write, committed by itself, and one to read a learner's records. */
final class FloorLedger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PreparedStatement write;
    private final PreparedStatement skills;

    FloorLedger(Connection connection) throws SQLException {
        write = connection.prepareStatement(LedgerCommand.STATEMENT);
        skills = connection.prepareStatement("select coalesce(m.survivor, s.origin) as skill, s.version, s.evidence,"
                + " s.acted_as, s.happened_at, s.recorded_at, s.catalog_revision from standing s"
                + " left join catalog_merge m on m.key = s.origin"
                + " where s.learner_id = ? and s.ended_version is null and s.kind = 'completed'"
                + " order by 1, s.happened_at, s.version");
    }

    /** The record that a write has led to, when it is committed. */
    String write(String learner, String skill) throws SQLException {
        write.setString(1, LedgerCommand.completion(learner, skill));
        write.setBoolean(2, true);
        try (ResultSet row = write.executeQuery()) {
            row.next();
            JsonNode step = read(row.getString(2)).path("steps").path(0);
            if (!step.path("outcome").asText().equals("added")) {
                throw new IllegalStateException("Not added: " + step);
            }
            ObjectNode record = record(step.path("key").asText());
            for (JsonNode fact : step.path("record")) {
                evidence(
                        record,
                        fact.path("version").asLong(),
                        fact.path("evidence").asText(),
                        fact.path("by").asText(),
                        Instant.parse(fact.path("happenedAt").asText()),
                        Instant.parse(fact.path("recordedAt").asText()),
                        fact.path("catalogRevision").asLong());
            }
            return record.toString();
        }
    }

    String skills(String learner) throws SQLException {
        skills.setString(1, learner);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        ObjectNode record = null;
        try (ResultSet row = skills.executeQuery()) {
            while (row.next()) {
                String skill = row.getString(1);
                if (record == null || !record.path("skill").asText().equals(skill)) {
                    record = record(skill);
                    items.add(record);
                }
                evidence(
                        record,
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getLong(7));
            }
        }
        return page.toString();
    }

    private static ObjectNode record(String skill) {
        ObjectNode record = JSON.createObjectNode().put("skill", skill).put("state", "completed");
        record.putArray("evidence");
        return record.put("version", 0L);
    }

    private static void evidence(
            ObjectNode record,
            long version,
            String kind,
            String by,
            Instant happened,
            Instant recorded,
            long revision) {
        ((ArrayNode) record.path("evidence"))
                .addObject()
                .put("kind", kind)
                .put("by", by)
                .put("happenedAt", happened.toString())
                .put("recordedAt", recorded.toString())
                .put("catalogRevision", revision);
        record.put("version", Math.max(version, record.path("version").asLong()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
