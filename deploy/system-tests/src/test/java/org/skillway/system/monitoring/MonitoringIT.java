package org.skillway.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.skillway.system.Skillway;
import org.skillway.system.monitoring.Monitoring.Alert;
import org.skillway.system.monitoring.Monitoring.Query;

@ExtendWith(Skillway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What is watched")
class MonitoringIT {

    /** Added by Prometheus to whatever it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    /** Of each target, whether it could be scraped. */
    private static final String UP = "up";

    /** Told once the first garbage was collected, which may be later than this test. */
    private static final String COLLECTIONS = "jvm_gc_pause_seconds_sum";

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final String LEARNER = "philomena-77";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Set<String>> told = new HashMap<>();
    private final StringBuilder everything = new StringBuilder();

    @BeforeAll
    void scrape() throws IOException, InterruptedException {
        String token = Skillway.token(LEARNER, "learner");
        for (String path : List.of(
                "/api/v1/roles",
                "/api/v1/roles/web-developer",
                "/api/v1/learners/" + LEARNER + "/roles/web-developer")) {
            HttpResponse<String> answer = get(URI.create(Skillway.gateway() + path), token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        for (String part : List.of(Skillway.gateway(), Skillway.catalog(), Skillway.progress())) {
            URI metrics = URI.create("http://localhost:" + (URI.create(part).getPort() + 10) + "/q/metrics");
            read(get(metrics, "").body());
        }
    }

    private HttpResponse<String> get(URI uri, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void read(String metrics) {
        everything.append(metrics);
        metrics.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            Set<String> labels = told.computeIfAbsent(sample.group(1), first -> new HashSet<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
            }
        });
    }

    static Stream<Arguments> queries() throws IOException {
        return Stream.concat(Monitoring.alerts().stream().map(Alert::query), Monitoring.panels().stream())
                .map(query -> Arguments.of(query.where(), query));
    }

    @ParameterizedTest(name = "by \"{0}\" is told by the parts, with the labels that it goes by")
    @MethodSource("queries")
    void exists(String where, Query query) {
        Set<String> known = new HashSet<>(OF_PROMETHEUS);
        assertThat(query.expression().metrics()).isNotEmpty();
        query.expression().metrics().forEach((metric, asked) -> {
            if (metric.equals(UP) || metric.equals(COLLECTIONS)) {
                return;
            }
            assertThat(told).containsKey(metric);
            Set<String> labels = told.get(metric);
            known.addAll(labels);
            assertThat(labels)
                    .containsAll(asked.stream()
                            .filter(label -> !OF_PROMETHEUS.contains(label))
                            .toList());
        });
        assertThat(known).containsAll(query.expression().kept()).containsAll(query.words());
    }

    @Test
    @DisplayName("has a line in the runbook for each alert, and none for others")
    void runbook() throws IOException {
        assertThat(Monitoring.runbook())
                .containsExactlyElementsOf(Monitoring.alerts().stream()
                        .map(alert -> "`%s` (%s)".formatted(alert.name(), alert.severity()))
                        .toList());
    }

    @Test
    @DisplayName("is tested: each alert is made to fire")
    void tested() throws IOException {
        assertThat(Monitoring.fired())
                .containsExactlyInAnyOrderElementsOf(
                        Monitoring.alerts().stream().map(Alert::name).collect(Collectors.toList()));
    }

    @Test
    @DisplayName("names no learner and no key")
    void nameless() {
        assertThat(everything).doesNotContain(LEARNER).doesNotContain("web-developer");
    }

    @Test
    @DisplayName("is found in an expression: metrics with their labels, and what they are kept apart by")
    void expressions() {
        Expression one = Expression.of(
                "sum by (job, uri) (rate(a_total{job=~\"x|y\", uri!=\"/z\"}[$__rate_interval])) / up > 0 and on (job) b_c == 1");
        assertThat(one.metrics()).containsOnlyKeys("a_total", "up", "b_c");
        assertThat(one.metrics().get("a_total")).containsExactlyInAnyOrder("job", "uri");
        assertThat(one.kept()).containsExactly("job", "uri");
    }
}
