package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/operations/backup.md on a stack that is used, and what users meet afterwards. Numbers that were told
 * before the restore come again with another meaning; nobody may take one for the other.
 */
@DisplayName("After a restore")
class BackupIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPLETED = "{\"state\":\"completed\"}";
    private static final Map<String, String> NONE = Map.of();

    @TempDir
    Path temporary;

    private OwnStack stack;
    private String ana;
    private String admin;

    @BeforeEach
    void up() {
        stack = new OwnStack(temporary.resolve("data"));
        stack.up("--archive", temporary.resolve("archive").toString());
        ana = stack.token("ana", "learner");
        admin = stack.token("root", "admin");
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    @DisplayName(
            "all is there that was acknowledged before the backup, and nothing told since is taken for what comes again")
    void restored() throws Exception {
        records("git");
        publishes("kept-skill");
        BackgroundRecords load = new BackgroundRecords(stack, skills());
        Path backup;
        Set<String> before;
        try (load) {
            load.awaitMore(20);
            before = load.acknowledged();
            backup = backUp();
            load.awaitMore(20);
        }
        Told told = told();
        Instant between = Instant.now();
        TimeUnit.MILLISECONDS.sleep(20);
        records("flask");

        stack.down();
        destroy(stack.data().resolve("postgres"));
        List<String> words = stack.done(Duration.ofMinutes(3), List.of("restore", backup.toString()));
        assertThat(words).anyMatch(line -> line.matches("\\{\"ledgers\":\\d+,\"entries\":\\d+,\"broken\":0}"));
        stack.up();

        assertThat(load.held()).containsAll(before);
        assertThat(get(ana, "/learners/me/skills", NONE).body())
                .contains("\"git\"")
                .doesNotContain("\"markdown\"");
        assertThat(get(admin, "/skills/kept-skill", NONE).statusCode()).isEqualTo(200);
        assertThat(get(admin, "/skills/lost-skill", NONE).statusCode()).isEqualTo(404);
        nothingOfBefore(told);

        stack.down();
        stack.done(Duration.ofMinutes(3), List.of("restore", backup.toString(), "--until", between.toString()));
        stack.up();
        assertThat(get(ana, "/learners/me/skills", NONE).body())
                .contains("\"git\"", "\"markdown\"")
                .doesNotContain("\"flask\"");
        assertThat(get(admin, "/skills/lost-skill", NONE).statusCode()).isEqualTo(200);
        assertThat(get(ana, "/learners/me/ledger/verify", NONE).body()).contains("\"valid\":true");
    }

    /** What a client knows of the time between the backup and its restore. */
    private record Told(
            HttpResponse<String> records, HttpResponse<String> combined, HttpResponse<String> skill, String event) {}

    private Told told() throws InterruptedException {
        records("markdown");
        publishes("lost-skill");
        batch();
        String event;
        try (EventPage page = new EventPage(stack.gateway(), "me", ana, null)) {
            Skillway.waitUntil("The page is told all", Duration.ofSeconds(20), () -> page.events() >= 2);
            event = page.lastEventId();
        }
        return new Told(
                get(ana, "/learners/me/skills", NONE),
                get(ana, "/learners/me/roles/web-developer", NONE),
                get(admin, "/skills/lost-skill", NONE),
                event);
    }

    private void nothingOfBefore(Told told) throws Exception {
        long lostVersion = number(told.records, "Skillway-Progress-Version");
        long lostRevision = number(told.skill, "Skillway-Catalog-Revision");
        for (String path : List.of("/learners/me", "/learners/me/roles/web-developer")) {
            behind(path, "Skillway-Min-Catalog-Revision", lostRevision, "catalog-behind");
            behind(path, "Skillway-Min-Progress-Version", lostVersion, "progress-behind");
        }
        // The request is repeated that was answered before, with its key: it is lost, and so it is made again.
        assertThat(batch().body()).contains("\"version\":" + (lostVersion - 1));
        records("json");
        assertThat(lostRevision).isEqualTo(publishes("lost-skill"));

        HttpResponse<String> again = get(ana, "/learners/me/skills", ifNoneMatch(told.records));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(number(again, "Skillway-Progress-Version")).isEqualTo(lostVersion);
        assertThat(again.headers().firstValue("ETag"))
                .isNotEqualTo(told.records.headers().firstValue("ETag"));
        HttpResponse<String> combined = get(ana, "/learners/me/roles/web-developer", ifNoneMatch(told.combined));
        assertThat(combined.statusCode()).isEqualTo(200);
        assertThat(state(combined, "json")).isEqualTo("completed");
        assertThat(state(combined, "markdown")).isNotEqualTo("completed");
        HttpResponse<String> skill = get(admin, "/skills/lost-skill", ifNoneMatch(told.skill));
        assertThat(skill.statusCode()).isEqualTo(200);
        assertThat(number(skill, "Skillway-Catalog-Revision")).isEqualTo(lostRevision);
        refused(ana, "/learners/me/skills/flask", "PUT", told.records, COMPLETED);
        refused(admin, "/skills/lost-skill", "DELETE", told.skill, null);
        try (EventPage page = new EventPage(stack.gateway(), "me", ana, told.event)) {
            Skillway.waitUntil("The page is told both", Duration.ofSeconds(20), () -> page.events() >= 2);
        }
    }

    private void behind(String path, String header, long atLeast, String code) throws IOException {
        HttpResponse<String> answer = get(ana, path, Map.of(header, Long.toString(atLeast)));
        assertThat(answer.statusCode()).as("%s with %s", path, header).isEqualTo(503);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
    }

    private void refused(String token, String path, String method, HttpResponse<String> of, String body) {
        Map<String, String> ifMatch =
                Map.of("If-Match", of.headers().firstValue("ETag").orElseThrow());
        assertThat(stack.send(token, method, path, ifMatch, body).statusCode())
                .as("%s %s", method, path)
                .isEqualTo(412);
    }

    private static Map<String, String> ifNoneMatch(HttpResponse<String> of) {
        return Map.of("If-None-Match", of.headers().firstValue("ETag").orElseThrow());
    }

    private static String state(HttpResponse<String> role, String skill) throws IOException {
        for (JsonNode requirement : JSON.readTree(role.body()).path("requirements")) {
            for (JsonNode one : requirement.path("skills")) {
                if (one.path("key").asText().equals(skill)) {
                    return one.path("state").asText();
                }
            }
        }
        throw new AssertionError(skill + " is not in " + role.body());
    }

    private void records(String skill) {
        assertThat(stack.send(ana, "PUT", "/learners/me/skills/" + skill, NONE, COMPLETED)
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> batch() {
        HttpResponse<String> answer = stack.send(
                ana,
                "POST",
                "/learners/me/records",
                Map.of("Idempotency-Key", "batch-of-ana"),
                "{\"items\":[{\"skill\":\"http\",\"state\":\"completed\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** Answers the revision. */
    private long publishes(String skill) {
        HttpResponse<String> answer = stack.send(admin, "POST", "/skills", NONE, """
                {"key": "%s", "kind": "tool", "title": {"en": "%s"}, "summary": {"en": "What it is"}}""".formatted(skill, skill));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return number(answer, "Skillway-Catalog-Revision");
    }

    private HttpResponse<String> get(String token, String path, Map<String, String> headers) {
        return stack.send(token, "GET", path, headers, null);
    }

    private static long number(HttpResponse<String> answer, String header) {
        return answer.headers().firstValueAsLong(header).orElseThrow();
    }

    private List<String> skills() throws IOException {
        List<String> keys = new ArrayList<>();
        JSON.readTree(get(admin, "/skills?limit=200", NONE).body())
                .path("items")
                .forEach(item -> keys.add(item.path("key").asText()));
        return keys;
    }

    private Path backUp() {
        List<String> words = stack.done(
                Duration.ofMinutes(2),
                List.of("backup", "--to", temporary.resolve("backups").toString()));
        return Path.of(words.stream()
                .filter(line -> line.startsWith(temporary.toString()))
                .findFirst()
                .orElseThrow());
    }

    private static void destroy(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Nobody's but the load's own: what one learner records again and again would be one record. */
    private static final class BackgroundRecords implements AutoCloseable {

        private final OwnStack stack;
        private final List<String> skills;
        private final String token;
        private final Set<String> acknowledged = new TreeSet<>();
        private final Thread thread = new Thread(this::run, "load");
        private volatile boolean over;

        BackgroundRecords(OwnStack stack, List<String> skills) {
            this.stack = stack;
            this.skills = skills;
            this.token = stack.token("load", "learner");
            thread.start();
        }

        private void run() {
            for (String skill : skills) {
                if (over) {
                    return;
                }
                int status = stack.send(token, "PUT", "/learners/me/skills/" + skill, NONE, COMPLETED)
                        .statusCode();
                if (status == 201) {
                    synchronized (acknowledged) {
                        acknowledged.add(skill);
                    }
                }
            }
        }

        Set<String> acknowledged() {
            synchronized (acknowledged) {
                return new TreeSet<>(acknowledged);
            }
        }

        void awaitMore(int records) throws InterruptedException {
            int goal = Math.min(skills.size(), acknowledged().size() + records);
            Skillway.waitUntil(
                    "More is recorded",
                    Duration.ofSeconds(60),
                    () -> acknowledged().size() >= goal);
        }

        Set<String> held() throws IOException {
            Set<String> held = new TreeSet<>();
            JSON.readTree(stack.send(token, "GET", "/learners/me/skills?limit=200", NONE, null)
                            .body())
                    .path("items")
                    .forEach(item -> held.add(item.path("skill").asText()));
            return held;
        }

        @Override
        public void close() {
            over = true;
            try {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
