package org.skillway.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.progress.support.Structure;

/**
 * Twins: of one, each command is written by itself and step by step, of the other all commands that come together. Whatever
 * the commands are, both have the same answers, entries and records.
 */
@QuarkusTest
@DisplayName("Commands that are written together")
class TogetherTest {

    private static final int WORLDS = Integer.getInteger("skillway.test.together", 4);
    private static final int TWINS = 6;
    private static final int CALLS = 40;
    private static final List<String> PLANS = List.of("soon", "later");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ALONE = "select ledger_command(cast(? as jsonb), true)";
    private static final String TOGETHER = "select answer from ledger_write(cast(? as jsonb), false) order by number";
    private static final String ALIKE = "select answer from ledger_together(cast(? as jsonb)) order by number";

    // Times that were not told are those of the moment; so are ids that were not.
    private static final String ENTRIES = """
            select concat_ws('|', e.version, e.kind, e.key, e.evidence, coalesce(nullif(a.subject, e.learner_id), 'self'),
                e.acted_as, case when e.happened_at < '2020-01-01' then e.happened_at end, e.catalog_revision, e.module_key,
                e.module_version, e.carries, e.origin, e.reason, e.details, e.ends)
            from ledger_entry e join actor a using (actor_id) where e.learner_id = ? order by e.version""";

    private final String run = UUID.randomUUID().toString();
    private final List<String> skills = new ArrayList<>();
    private final List<String> roles = new ArrayList<>();
    private SplittableRandom random;
    private String module;

    static Stream<Long> seeds() {
        return IntStream.range(0, WORLDS).mapToObj(Long::valueOf);
    }

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @ParameterizedTest(name = "become what each becomes by itself (seed {0})")
    @MethodSource("seeds")
    void twins(long seed) throws SQLException {
        random = new SplittableRandom(seed);
        world();
        try (Connection database = Owner.connect()) {
            for (int call = 0; call < CALLS; call++) {
                if (call == CALLS / 3) {
                    mergeFirst(database);
                }
                List<ObjectNode> commands = commands();
                List<String> alone = new ArrayList<>();
                for (ObjectNode command : commands) {
                    alone.addAll(write(database, ALONE, of("alone", command)));
                }
                ArrayNode all = JSON.createArrayNode();
                commands.forEach(command -> all.add(of("together", command)));
                assertThat(write(database, TOGETHER, all)).isEqualTo(alone);
            }
            for (int twin = 0; twin < TWINS; twin++) {
                assertThat(entries(database, learner("together", twin)))
                        .isEqualTo(entries(database, learner("alone", twin)));
                LedgerCheck.of(database, learner("together", twin));
            }
        }
    }

    @Test
    @DisplayName("are all that record a skill in a ledger that there is, on which the same does not stand")
    void alike() throws SQLException {
        random = new SplittableRandom(1);
        world();
        try (Connection database = Owner.connect()) {
            ArrayNode commands = JSON.createArrayNode();
            for (int twin = 0; twin < TWINS; twin++) {
                commands.add(of("alike", command(twin, begin("completed", skills.get(1)))));
            }
            assertThat(write(database, ALIKE, commands)).as("no ledger yet").isEmpty();
            write(database, TOGETHER, commands);
            assertThat(write(database, ALIKE, commands)).as("the same").isEmpty();
            commands.forEach(command -> ((ObjectNode) command.path("steps").path(0)).put("key", skills.get(2)));
            commands.add(of("alike", command(TWINS - 1, begin("started", skills.get(1)))));
            assertThat(write(database, ALIKE, commands)).as("of one, two").hasSize(TWINS - 1);
        }
    }

    @Test
    @DisplayName("hold up nobody, where somebody else has the ledger of one")
    void busy() throws SQLException {
        random = new SplittableRandom(1);
        world();
        try (Connection database = Owner.connect();
                Connection other = Owner.connect()) {
            ArrayNode commands = JSON.createArrayNode();
            for (int twin = 0; twin < 2; twin++) {
                commands.add(of("busy", command(twin, begin("completed", skills.get(1)))));
            }
            write(database, TOGETHER, commands);
            commands.forEach(command -> ((ObjectNode) command.path("steps").path(0)).put("key", skills.get(2)));
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select from learner where learner_id = ? for update")) {
                lock.setString(1, learner("busy", 0));
                lock.executeQuery();
            }
            List<String> answers = write(database, TOGETHER, commands);
            assertThat(answers.get(0)).contains("\"busy\"");
            assertThat(answers.get(1)).contains("\"done\"", "\"added\"");
            other.rollback();
            assertThat(entries(database, learner("busy", 0))).hasSize(1);
        }
    }

    /** Skills, a module that teaches some, and roles that ask for some. */
    private void world() {
        IntStream.range(0, 6).forEach(i -> skills.add(Catalog.publishSkill()));
        module = Structure.module(skills.get(2), skills.get(3));
        roles.add(Structure.newRole(Structure.anyOf(skills.get(1), skills.get(2)), Structure.anyOf(skills.get(4))));
        roles.add(Structure.newRole(Structure.anyOf(skills.get(0))));
        roles.add(Structure.newRole(Structure.anyOf(skills.get(5))));
    }

    /** Merges the first skill into the second; done when everybody's records have been carried along. */
    private void mergeFirst(Connection database) throws SQLException {
        Learner.awaitRevision(Catalog.merge(skills.get(0), skills.get(1)));
        try (PreparedStatement query =
                database.prepareStatement("select count(*) from standing where key = ? and ended_version is null")) {
            query.setString(1, skills.get(0));
            Eventually.until("carried along", () -> count(query) == 0);
        }
    }

    private static long count(PreparedStatement query) {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ObjectNode> commands() {
        return IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(i -> {
                    int twin = random.nextInt(TWINS);
                    ObjectNode command = command(twin, step());
                    if (random.nextInt(12) == 0) {
                        command.withArray("steps").add(step());
                        command.put("allOrNothing", random.nextBoolean());
                    }
                    if (random.nextInt(12) == 0) {
                        command.putArray("ifMatch").add(random.nextBoolean() ? "*" : "none.0");
                    }
                    return command;
                })
                .toList();
    }

    /** By the learner, by one of two admins, or by an instructor, who has no right to. */
    private ObjectNode command(int twin, ObjectNode step) {
        ObjectNode command = JSON.createObjectNode().put("learner", Integer.toString(twin));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> command.put("subject", "admin-1-" + run).put("actedAs", "admin");
            case 3 -> command.put("subject", "admin-2-" + run).put("actedAs", "admin");
            case 4 ->
                command.put("subject", "instructor-" + run)
                        .put("actedAs", random.nextBoolean() ? "instructor" : "admin");
            default -> command.put("subject", Integer.toString(twin)).put("actedAs", "self");
        }
        command.put("allOrNothing", false).putArray("steps").add(step);
        return command;
    }

    private ObjectNode step() {
        String skill = random.nextInt(12) == 0 ? "no-such-skill" : any(skills);
        ObjectNode step =
                switch (random.nextInt(18)) {
                    case 0, 1 ->
                        begin("goal-set", any(roles)).put("details", "{\"position\":" + random.nextInt(2) + "}");
                    case 2 -> begin("module-completed", module);
                    case 3, 4 ->
                        JSON.createObjectNode()
                                .put("end", "revoked")
                                .put("key", skill)
                                .put("reason", "mistake");
                    case 16 ->
                        begin("plan-saved", any(PLANS))
                                .put(
                                        "details",
                                        "{\"question\":{},\"catalogRevision\":1,\"progressVersion\":%d,\"modules\":[]}"
                                                .formatted(random.nextInt(3)));
                    case 17 ->
                        JSON.createObjectNode().put("end", "plan-dropped").put("key", any(PLANS));
                    case 5 -> begin("claimed", skill);
                    case 6 -> begin("started", skill);
                    default ->
                        begin("completed", skill).put("evidence", random.nextBoolean() ? "imported" : "self-reported");
                };
        if (step.has("begin") && random.nextInt(3) == 0) {
            step.put("happenedAt", "2001-02-0" + (1 + random.nextInt(3)) + "T04:05:06.123456Z");
        }
        if (step.has("begin") && random.nextInt(8) == 0) {
            step.put("entryId", new UUID(1, random.nextInt(4)).toString());
        }
        if (random.nextBoolean()) {
            step.put("show", true);
        }
        return step;
    }

    private static ObjectNode begin(String kind, String key) {
        ObjectNode step = JSON.createObjectNode().put("begin", kind).put("key", key);
        return kind.equals("completed") ? step.put("evidence", "imported") : step;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String learner(String twins, int twin) {
        return twins + "-" + twin + "-" + run;
    }

    /** The command for one of two twins. */
    private ObjectNode of(String twins, ObjectNode command) {
        int twin = command.path("learner").asInt();
        ObjectNode copy = command.deepCopy().put("learner", learner(twins, twin));
        return command.path("actedAs").asText().equals("self") ? copy.put("subject", learner(twins, twin)) : copy;
    }

    /** The answers, without what twins do not share: the id of the ledger, and times that were not told. */
    private static List<String> write(Connection database, String sql, Object json) throws SQLException {
        try (PreparedStatement write = database.prepareStatement(sql)) {
            write.setString(1, json.toString());
            List<String> answers = new ArrayList<>();
            try (ResultSet row = write.executeQuery()) {
                while (row.next()) {
                    ObjectNode answer = (ObjectNode) JSON.readTree(row.getString(1));
                    answer.remove("ledger");
                    answers.add(answer.toString().replaceAll("\"20[2-9][0-9]-[^\"]*Z\"", "now"));
                }
            }
            return answers;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> entries(Connection database, String learner) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(ENTRIES)) {
            query.setString(1, learner);
            List<String> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }
}
