package org.skillway.progress.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.testkit.Tokens;

/**
 * One of many who write a learner's ledger: records and takes back skills and a module, some things twice at once or again
 * much later, and repeats what got no answer until it has one. Nobody else touches its own skills and its module, so that it
 * knows exactly what has to be there; the shared skills, one of which the module teaches too, are merged meanwhile.
 */
final class StormWriter implements Callable<Void> {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int UNANSWERED = 0;

    private final HttpClient http;
    private final List<StormService> services;
    private final String learner;
    private final String token;
    private final List<String> own;
    private final OwnModule module;
    private final List<String> shared;
    private final Random random;
    private final AtomicBoolean over;

    private final Map<String, Instant> standing = new TreeMap<>();
    private final Map<String, Integer> entries = new TreeMap<>();
    private final List<Word> said = new ArrayList<>();
    private int revocations;
    private Long plannedMinutes;
    private long version;
    private long happened;
    private final AtomicLong acknowledged = new AtomicLong();

    /** Something that is recorded on a skill or a module. */
    record Word(String about, UUID entryId, Instant happenedAt) {
        private String members() {
            return "\"entryId\":\"%s\",\"happenedAt\":\"%s\"}".formatted(entryId, happenedAt);
        }
    }

    /**
     * A module of one writer.
     *
     * @param taught a skill that no other module teaches
     */
    record OwnModule(String key, String taught) {
        /** How many skills it teaches. */
        static final int TEACHES = 2;

        private String path() {
            return "modules/" + key + "/completion";
        }
    }

    StormWriter(
            HttpClient http,
            List<StormService> services,
            String learner,
            List<String> own,
            OwnModule module,
            List<String> shared,
            Random random,
            AtomicBoolean over) {
        this.http = http;
        this.services = services;
        this.learner = learner;
        this.token = Tokens.learner(learner);
        this.own = own;
        this.module = module;
        this.shared = shared;
        this.random = random;
        this.over = over;
        // Apart from those of the others who write the same learner.
        this.happened = random.nextInt(1_000_000) * 1_000L;
    }

    String learner() {
        return learner;
    }

    /** Of the writer's own: when what stands on each happened, as it has to be. */
    Map<String, Instant> standing() {
        return standing;
    }

    /** The keys that nobody else writes: skills, the module, and what it alone teaches. */
    List<String> own() {
        return Stream.concat(own.stream(), Stream.of(module.key(), module.taught()))
                .toList();
    }

    OwnModule module() {
        return module;
    }

    /** How many entries there have to be on something of the writer's own. */
    int entries(String key) {
        return entries.getOrDefault(key, 0);
    }

    int revocations() {
        return revocations;
    }

    /** Everything that was recorded and acknowledged. */
    List<Word> said() {
        return said;
    }

    /** How many of the writer's requests have been answered with success. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** The name of a plan that nobody else saves. */
    String plan() {
        return "plan-" + module.key();
    }

    /** How long the plan that stands has to take; null where none has to stand. */
    Long plannedMinutes() {
        return plannedMinutes;
    }

    long version() {
        return version;
    }

    @Override
    public Void call() throws Exception {
        while (!over.get()) {
            List<String> standingSkills =
                    own.stream().filter(standing::containsKey).toList();
            int what = random.nextInt(27);
            if (what < 8) {
                record(own.get(random.nextInt(own.size())));
            } else if (what < 12) {
                record(shared.get(random.nextInt(shared.size())));
            } else if (what < 14) {
                recordMany();
            } else if (what < 18 && !standingSkills.isEmpty()) {
                revoke(standingSkills.get(random.nextInt(standingSkills.size())));
            } else if (what < 21) {
                complete();
            } else if (what >= 24) {
                keepOrDropPlan();
            } else if (what < 22 && standing.containsKey(module.key())) {
                undo();
            } else if (!said.isEmpty()) {
                repeat(said.get(random.nextInt(said.size())));
            }
        }
        return null;
    }

    private void record(String skill) throws Exception {
        Word word = next(skill);
        send(put(word), 200);
        made(word);
    }

    /** All of its own skills and one that others write too, in one request; half of them name it by a key. */
    private void recordMany() throws Exception {
        List<Word> words = Stream.concat(own.stream(), Stream.of(shared.get(random.nextInt(shared.size()))))
                .map(this::next)
                .toList();
        String items = words.stream()
                .map(word -> "{\"skill\":\"" + word.about() + "\",\"state\":\"completed\"," + word.members())
                .collect(Collectors.joining(","));
        HttpRequest.Builder many = request("records")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"allOrNothing\":true,\"items\":[" + items + "]}"));
        if (random.nextBoolean()) {
            many.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        send(many, 200);
        words.forEach(this::made);
    }

    private void complete() throws Exception {
        Word word = next(module.key());
        send(put(word), 200);
        said.add(word);
        for (String key : List.of(module.key(), module.taught())) {
            standing.put(key, word.happenedAt());
            entries.merge(key, 1, Integer::sum);
        }
    }

    /** What rests on the module ends with it, without an entry of its own. */
    private void undo() throws Exception {
        send(request(module.path() + "?reason=mistake").DELETE(), 404);
        standing.remove(module.key());
        standing.remove(module.taught());
        revocations++;
        entries.merge(module.key(), 1, Integer::sum);
    }

    private void keepOrDropPlan() throws Exception {
        if (plannedMinutes != null && random.nextInt(3) == 0) {
            send(request("plans/" + plan()).DELETE(), 404);
            plannedMinutes = null;
            return;
        }
        long minutes = random.nextInt(1_000);
        send(
                request("plans/" + plan())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(("{\"question\":{},\"catalogRevision\":0,"
                                        + "\"progressVersion\":0,\"status\":\"optimal\",\"modules\":[{\"key\":\"%s\","
                                        + "\"version\":1,\"minutes\":%d}]}")
                                .formatted(module.key(), minutes))),
                200);
        plannedMinutes = minutes;
    }

    private Word next(String about) {
        happened++;
        return new Word(about, UUID.randomUUID(), FIRST.plusNanos(happened * 1_000));
    }

    private void made(Word word) {
        said.add(word);
        if (own.contains(word.about())) {
            standing.put(word.about(), word.happenedAt());
            entries.merge(word.about(), 1, Integer::sum);
        }
    }

    /** Said long ago, and revoked or replaced since as the case may be: it has been done, and is not done again. */
    private void repeat(Word word) throws Exception {
        send(put(word), 200);
    }

    private void revoke(String skill) throws Exception {
        send(request("skills/" + skill + "?reason=mistake").DELETE(), 404);
        standing.remove(skill);
        revocations++;
        entries.merge(skill, 1, Integer::sum);
    }

    private HttpRequest.Builder put(Word word) {
        boolean isModule = word.about().equals(module.key());
        return request(isModule ? module.path() : "skills/" + word.about())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        (isModule ? "{\"version\":1," : "{\"state\":\"completed\",") + word.members()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost/me/" + path))
                // Longer than a service takes to answer something: what is given up on before may be done when the
                // writer
                // has gone on, and would then undo what came after it.
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    /** Until it is answered with success; one in five twice at once. */
    private void send(HttpRequest.Builder request, int whereMadeBefore) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean done = false;
        for (int tries = 0; !done; ) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
                answers.add(attempt(request));
                tries++;
            }
            for (CompletableFuture<Integer> answer : answers) {
                int status = answer.get();
                assertThat(status).as("an answer to a writer").isIn(UNANSWERED, 503, 200, 201, 204, whereMadeBefore);
                assertThat(status == 404 && tries == 1)
                        .as("a first try finds nothing to revoke")
                        .isFalse();
                done |= status != UNANSWERED && status != 503;
            }
            if (!done) {
                assertThat(System.nanoTime()).as("answered in time").isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(60));
            }
        }
        acknowledged.incrementAndGet();
    }

    /** The status. */
    private CompletableFuture<Integer> attempt(HttpRequest.Builder request) {
        StormService service = services.get(random.nextInt(services.size()));
        HttpRequest there = HttpRequest.newBuilder(request.build(), (name, value) -> true)
                .uri(service.api().resolve(pathOf(request.build().uri())))
                .build();
        return http.sendAsync(there, HttpResponse.BodyHandlers.discarding())
                .thenApply(this::noted)
                .exceptionally(unanswered -> UNANSWERED);
    }

    private static String pathOf(URI request) {
        return request.toString().substring("http://localhost/".length());
    }

    private synchronized int noted(HttpResponse<Void> answer) {
        if (answer.statusCode() < 300) {
            long now = Long.parseLong(
                    answer.headers().firstValue("Skillway-Progress-Version").orElseThrow());
            version = Math.max(version, now);
        }
        return answer.statusCode();
    }
}
