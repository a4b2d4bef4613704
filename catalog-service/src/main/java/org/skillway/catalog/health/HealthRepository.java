package org.skillway.catalog.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.health.Structure.Choice;
import org.skillway.catalog.health.Structure.Module;
import org.skillway.catalog.health.Structure.Role;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;

/** Reads what is published as far as its health depends on it: the whole catalog, without its longer texts. */
@ApplicationScoped
class HealthRepository {

    private static final String PUBLISHED = "select kind, key, cardinality(stale), document - 'content' - 'summary'"
            + " - 'responsibilities' - 'aliases' from entity_state where to_revision is null and status = 'published'"
            + " order by kind, key";

    private final Statements sql;
    private final ObjectMapper json;

    HealthRepository(Statements sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * What is published.
     *
     * @param titles by language
     * @param stale how many translations were made from older words, where there are any
     */
    record Published(Structure structure, Map<EntityKey, Map<String, String>> titles, Map<EntityKey, Integer> stale) {}

    Published read() {
        Structure structure = new Structure(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        Published published = new Published(structure, new HashMap<>(), new LinkedHashMap<>());
        sql.query(PUBLISHED, row -> {
            EntityKey entity = new EntityKey(Kind.ofWire(row.getString(1)), row.getString(2));
            JsonNode document = tree(row.getString(4));
            Map<String, String> title = new TreeMap<>();
            document.path("title")
                    .properties()
                    .forEach(words -> title.put(words.getKey(), words.getValue().asText()));
            published.titles().put(entity, title);
            if (row.getInt(3) > 0) {
                published.stale().put(entity, row.getInt(3));
            }
            add(structure, entity, document);
            return null;
        });
        return published;
    }

    private static void add(Structure structure, EntityKey entity, JsonNode document) {
        switch (entity.kind()) {
            case SKILL -> {
                Set<String> before = new TreeSet<>();
                document.path("prerequisites")
                        .forEach(edge -> before.add(edge.path("skill").asText()));
                structure.skills().put(entity.key(), before);
            }
            case ROLE -> {
                List<LocalDate> observed = new ArrayList<>();
                document.path("salaries")
                        .forEach(salary -> observed.add(
                                salary.has("observedOn")
                                        ? LocalDate.parse(
                                                salary.get("observedOn").asText())
                                        : null));
                structure
                        .roles()
                        .put(
                                entity.key(),
                                new Role(
                                        choices(document.path("requirements"), "essential"),
                                        choices(document.path("requirements"), "optional"),
                                        observed));
            }
            case MODULE ->
                structure
                        .modules()
                        .put(
                                entity.key(),
                                new Module(keys(document.path("teaches")), choices(document.path("assumes"), null)));
            case COURSE -> {
                // A course has nothing that could be ill.
            }
        }
    }

    private static List<Choice> choices(JsonNode choices, String importance) {
        return StreamSupport.stream(choices.spliterator(), false)
                .filter(choice ->
                        importance == null || choice.path("importance").asText().equals(importance))
                .map(choice -> new Choice(choice.path("atLeast").asInt(), keys(choice.path("skills"))))
                .toList();
    }

    private static Set<String> keys(JsonNode list) {
        Set<String> keys = new TreeSet<>();
        list.forEach(key -> keys.add(key.asText()));
        return keys;
    }

    private JsonNode tree(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
