package org.skillway.bench.floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The catalog as one would keep it beside the learners in one database: tables with numbers for keys, and what a module needs
 * made ready. Skills have numbers in the order in which they come.
 */
public final class FloorCatalog {

    private static final String TABLES = """
            drop schema if exists floor cascade;
            create schema floor;
            create table floor.skill (id int primary key, key text collate "C" not null unique, title text not null);
            create table floor.prerequisite (skill int, needs int, primary key (skill, needs));
            create table floor.role (id int primary key, key text collate "C" not null unique, title text not null,
                summary text not null, responsibilities text[] not null, version int not null, revision bigint not null);
            create table floor.requirement (role int, place int, importance text not null, at_least int not null,
                primary key (role, place));
            create table floor.requirement_skill (role int, place int, position int, skill int not null,
                primary key (role, place, position));
            create table floor.module (id int primary key, key text collate "C" not null unique, title text not null,
                minutes int not null, language text, level text);
            create table floor.teaches (skill int, module int, primary key (skill, module));
            create table floor.need (module int, place int, at_least int not null, skills int[] not null, before int[],
                primary key (module, place));
            comment on column floor.need.before is 'It is not needed by who has all of these; null: by everybody.';
            """;

    private static final String GRANTS = """
            analyze floor.skill, floor.prerequisite, floor.role, floor.requirement, floor.requirement_skill, floor.module,
                floor.teaches, floor.need;
            grant usage on schema floor to %1$s;
            grant select on all tables in schema floor to %1$s;
            """;

    private final List<ObjectNode> skills;
    private final List<ObjectNode> roles;
    private final List<ObjectNode> modules;
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * @param skills as an import has them; in an order in which they can be learned
     * @param roles as an import has them
     * @param modules as an import has them
     */
    public FloorCatalog(List<ObjectNode> skills, List<ObjectNode> roles, List<ObjectNode> modules) {
        this.skills = List.copyOf(skills);
        this.roles = List.copyOf(roles);
        this.modules = List.copyOf(modules);
        for (int i = 0; i < skills.size(); i++) {
            ids.put(key(skills.get(i)), i);
        }
    }

    /**
     * @param connection as somebody who may make a schema
     * @param catalog to the database of catalog-service, which knows at which version its roles are
     * @param reader the user of the floor
     */
    public void write(Connection connection, Connection catalog, String reader) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            List<String> prerequisites = new ArrayList<>();
            copy(connection, "skill", lines(skills));
            for (int i = 0; i < skills.size(); i++) {
                for (JsonNode prerequisite : skills.get(i).path("prerequisites")) {
                    prerequisites.add(i + "\t" + id(prerequisite.path("skill")));
                }
            }
            copy(connection, "prerequisite", prerequisites);
            roles(connection, versions(catalog));
            modules(connection);
            statement.execute(GRANTS.formatted(reader));
        }
    }

    /** The version and the revision of each role by its key, as columns. */
    private static Map<String, String> versions(Connection catalog) throws SQLException {
        Map<String, String> versions = new HashMap<>();
        try (Statement statement = catalog.createStatement();
                ResultSet rows = statement.executeQuery("select key, version, from_revision from entity_state"
                        + " where kind = 'role' and to_revision is null")) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getInt(2) + "\t" + rows.getLong(3));
            }
        }
        return versions;
    }

    private void roles(Connection connection, Map<String, String> versions) throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        List<String> requirements = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int role = 0; role < roles.size(); role++) {
            ObjectNode told = roles.get(role);
            lines.add(line(role, told) + "\t" + text(told.at("/summary/en")) + "\t"
                    + texts(told.path("responsibilities")) + "\t" + versions.get(key(told)));
            int place = 0;
            for (JsonNode requirement : told.path("requirements")) {
                requirements.add(role + "\t" + place + "\t"
                        + requirement.path("importance").asText() + "\t"
                        + requirement.path("atLeast").asInt());
                int position = 0;
                for (JsonNode skill : requirement.path("skills")) {
                    wanted.add(role + "\t" + place + "\t" + position++ + "\t" + id(skill));
                }
                place++;
            }
        }
        copy(connection, "role", lines);
        copy(connection, "requirement", requirements);
        copy(connection, "requirement_skill", wanted);
    }

    private void modules(Connection connection) throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        List<String> teaches = new ArrayList<>();
        List<String> needs = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            ObjectNode module = modules.get(i);
            lines.add(line(i, module) + "\t" + module.path("minutes").asInt() + "\t"
                    + module.path("language").asText() + "\t"
                    + module.path("level").asText());
            for (JsonNode skill : module.path("teaches")) {
                teaches.add(id(skill) + "\t" + i);
            }
            int place = 0;
            for (Need need : needs(module)) {
                needs.add(i + "\t" + place++ + "\t" + need.atLeast() + "\t" + array(need.skills()) + "\t"
                        + (need.before() == null ? "\\N" : array(need.before())));
            }
        }
        copy(connection, "module", lines);
        copy(connection, "teaches", teaches);
        copy(connection, "need", needs);
    }

    /** @param before it is not needed by who has all of these; null: by everybody */
    record Need(int atLeast, List<Integer> skills, List<Integer> before) {}

    /** What a module assumes, and the prerequisites of what it teaches, other than those that it teaches itself. */
    List<Need> needs(ObjectNode module) {
        List<Need> needs = new ArrayList<>();
        for (JsonNode assumption : module.path("assumes")) {
            List<Integer> assumed = new ArrayList<>();
            assumption.path("skills").forEach(skill -> assumed.add(id(skill)));
            needs.add(new Need(assumption.path("atLeast").asInt(), assumed, null));
        }
        List<Integer> taught = new ArrayList<>();
        module.path("teaches").forEach(skill -> taught.add(id(skill)));
        Map<Integer, List<Integer>> before = new HashMap<>();
        for (int skill : taught) {
            for (JsonNode prerequisite : skills.get(skill).path("prerequisites")) {
                int needed = id(prerequisite.path("skill"));
                if (!taught.contains(needed)) {
                    before.computeIfAbsent(needed, first -> new ArrayList<>()).add(skill);
                }
            }
        }
        before.forEach((needed, taking) -> needs.add(new Need(1, List.of(needed), taking)));
        return needs;
    }

    private int id(JsonNode skill) {
        return ids.get(skill.asText());
    }

    private static String key(ObjectNode entity) {
        return entity.path("key").asText();
    }

    private static List<String> lines(List<ObjectNode> entities) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < entities.size(); i++) {
            lines.add(line(i, entities.get(i)));
        }
        return lines;
    }

    private static String line(int id, ObjectNode entity) {
        return id + "\t" + key(entity) + "\t" + text(entity.at("/title/en"));
    }

    private static String text(JsonNode text) {
        return escaped(text.asText());
    }

    /** The English of each, as an array in a line of COPY. */
    static String texts(JsonNode texts) {
        List<String> quoted = new ArrayList<>();
        texts.forEach(each ->
                quoted.add('"' + each.path("en").asText().replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        return escaped("{" + String.join(",", quoted) + "}");
    }

    /** As COPY reads it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String array(List<Integer> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }

    private static void copy(Connection connection, String table, List<String> lines) throws SQLException, IOException {
        String rows = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy floor." + table + " from stdin", new StringReader(rows));
    }
}
