package org.skillway.system.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is in {@code deploy/monitoring}. */
final class Monitoring {

    static final Path FOLDER =
            Path.of("..", "..", "deploy", "monitoring").toAbsolutePath().normalize();
    static final Path RUNBOOK =
            FOLDER.resolve("../../docs/operations/alerts.md").normalize();

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?([a-z_]+)\\s*}}");

    private Monitoring() {}

    /** @param words the labels that are told to whoever reads it */
    record Query(String where, Expression expression, List<String> words) {}

    record Alert(String name, String severity, Query query) {}

    static List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode group : new YAMLMapper()
                .readTree(FOLDER.resolve("alerts.yaml").toFile())
                .path("groups")) {
            group.path("rules").forEach(rule -> {
                String name = rule.path("alert").asText();
                alerts.add(new Alert(
                        name,
                        rule.path("labels").path("severity").asText(),
                        new Query(
                                name,
                                Expression.of(rule.path("expr").asText()),
                                words(rule.path("annotations").path("summary").asText()))));
            });
        }
        return alerts;
    }

    static List<Query> panels() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper()
                .readTree(FOLDER.resolve("dashboard.json").toFile())
                .path("panels")) {
            panel.path("targets")
                    .forEach(target -> queries.add(new Query(
                            panel.path("title").asText(),
                            Expression.of(target.path("expr").asText()),
                            words(target.path("legendFormat").asText()))));
        }
        return queries;
    }

    /** The alerts that the tests of the rules make fire. */
    static List<String> fired() throws IOException {
        List<String> fired = new ArrayList<>();
        for (JsonNode test : new YAMLMapper()
                .readTree(FOLDER.resolve("alerts.test.yaml").toFile())
                .path("tests")) {
            test.path("alert_rule_test").forEach(one -> {
                if (!one.path("exp_alerts").isEmpty()) {
                    fired.add(one.path("alertname").asText());
                }
            });
        }
        return fired;
    }

    /** The first two cells of each line of the runbook. */
    static List<String> runbook() throws IOException {
        return Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1].strip())
                .toList();
    }

    private static List<String> words(String said) {
        return TEMPLATE.matcher(said).results().map(found -> found.group(1)).toList();
    }
}
