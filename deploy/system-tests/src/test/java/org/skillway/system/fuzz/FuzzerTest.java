package org.skillway.system.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The fuzzer")
class FuzzerTest {

    private static final User VICTIM = new User("victim", "anna", "anna", User.Rights.NOTHING);
    private static final User OTHER = new User("other", "boris", "boris", User.Rights.NOTHING);
    private static final User TEACHER =
            new User("teacher", PlantedServer.TEACHER, PlantedServer.TEACHER, User.Rights.SEES_A_PART);
    private static final String SECRET = "a-secret-of-hers";
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int REQUESTS = 1_000;

    private record SmallGround(PlantedServer server, Map<String, Memory> memories) implements Ground {

        @Override
        public User victim() {
            return VICTIM;
        }

        @Override
        public List<String> learners() {
            return List.of(VICTIM.subject(), OTHER.subject());
        }

        @Override
        public Memory memoryOf(User user) {
            return memories.computeIfAbsent(user.name(), none -> new Memory());
        }

        @Override
        public Set<String> secretsFrom(User user) {
            return Set.of(SECRET);
        }

        @Override
        public boolean opens(User user, String method, String path) {
            return user.equals(TEACHER) && method.matches("GET|HEAD");
        }

        @Override
        public String standing(User user) {
            return Integer.toString(server.version(VICTIM.subject()));
        }

        @Override
        public List<String> samples(Operation operation, String type, User user) {
            return List.of();
        }

        @Override
        public boolean spares(User user, Request request) {
            return false;
        }
    }

    private static Fuzzer ran(Planted planted, User user, long seed) throws IOException {
        try (PlantedServer server = new PlantedServer(planted, VICTIM.subject(), SECRET)) {
            Fuzzer fuzzer = new Fuzzer(
                    new Wire(server.address(), LONGEST),
                    PlantedServer.DOCUMENT,
                    new SmallGround(server, new HashMap<>()),
                    LONGEST,
                    seed);
            int[] left = {REQUESTS};
            fuzzer.run(user, () -> !fuzzer.faults().isEmpty() || left[0]-- == 0);
            return fuzzer;
        }
    }

    @Test
    @DisplayName("finds nothing where nothing is planted")
    void nothing() throws IOException {
        Fuzzer fuzzer = ran(Planted.NOTHING, OTHER, 1);
        assertThat(fuzzer.reports()).isEmpty();
        assertThat(fuzzer.summary()).contains("200=", "400=", "403=", "404=", "503=");
    }

    @ParameterizedTest
    @DisplayName("finds each planted fault, and the least that shows it")
    @CsvSource(delimiter = '|', textBlock = """
                    FAILS_AT_A_LIMIT            | 5xx      | GET /api/v1/notes              | .*/notes\\?limit=\\d{10,}'
                    FAILS_AT_A_MEMBER           | 5xx      | PUT /api/v1/learners/\\{id}/note | .*--data-binary '\\{"pinned":[^,]*}'.*
                    ANSWERS_UNDOCUMENTED_STATUS | form     | GET /api/v1/notes              | .*/notes\\?word=%00.*
                    LEAVES_OUT_A_MEMBER         | form     | GET /api/v1/notes              | .*/notes'
                    ADDS_A_MEMBER               | form     | GET /api/v1/notes              | .*/notes'
                    ANSWERS_IN_ANOTHER_TYPE     | form     | GET /api/v1/notes              | .*/notes'
                    ANSWERS_503                 | 5xx      | GET /api/v1/notes              | .*/notes\\?word=[^&]*'
                    FAILS_WITHOUT_A_CODE        | form     | .*                             | .*
                    SHOWS_ANOTHERS_NOTE         | access   | GET /api/v1/learners/\\{id}/note | .*/learners/[^/]+/note'
                    MENTIONS_ANOTHERS_NOTE      | access   | GET /api/v1/learners/\\{id}/note | .*/learners/anna/note'
                    CHANGES_ANOTHERS_NOTE       | change   | PUT /api/v1/learners/\\{id}/note | .*/learners/anna/note'
                    NEVER_ANSWERS               | too slow | GET /api/v1/notes              | .*/notes\\?limit=[^&]*'
                    HANGS_UP                    | no answer | GET /api/v1/notes             | .*/notes\\?word=[^&]*'
                    """)
    void planted(Planted planted, String rule, String operation, String smallest) throws IOException {
        Fuzzer fuzzer = ran(planted, OTHER, 17);
        assertThat(fuzzer.faults()).as(fuzzer.summary()).isNotEmpty();
        assertThat(fuzzer.faults().get(0).rule()).isEqualTo(rule);
        assertThat(fuzzer.faults().get(0).operation()).matches(operation + "( \\d+)?");
        assertThat(fuzzer.reports().get(0).lines().toList().get(2).strip()).matches("curl " + smallest);
    }

    @Test
    @DisplayName("finds that somebody is shown more than the part that they may see")
    void part() throws IOException {
        assertThat(ran(Planted.NOTHING, TEACHER, 1).reports()).isEmpty();

        assertThat(ran(Planted.SHOWS_MORE_THAN_A_PART, TEACHER, 1).faults())
                .extracting(Fault::rule, Fault::operation)
                .containsExactly(tuple("access", "GET /api/v1/learners/{id}/note 200"));
    }
}
