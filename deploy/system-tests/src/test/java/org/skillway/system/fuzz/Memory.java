package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one user has been shown, to be asked for and sent back again: keys, ids, versions and cursors by the word that stands
 * before them ({@code role}, {@code module} …), tags and documents by their path.
 */
final class Memory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_OF_A_WORD = 200;
    private static final int LARGEST = 200_000;

    /** Members that name the entity that they stand in. */
    private static final Set<String> NAMING = Set.of("key", "id");

    /** What a member or a parameter of this name has in it, where that is called otherwise elsewhere. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("teaches", "skill"),
            Map.entry("requires", "skill"),
            Map.entry("prerequisite", "skill"),
            Map.entry("with", "skill"),
            Map.entry("without", "skill"),
            Map.entry("missing", "skill"),
            Map.entry("into", "skill"),
            Map.entry("assumes", "skill"),
            Map.entry("taughtBy", "module"),
            Map.entry("exclude", "module"),
            Map.entry("insist", "module"),
            Map.entry("excludeCourse", "course"),
            Map.entry("insistCourse", "course"),
            Map.entry("enrolment", "course"),
            Map.entry("requiredBy", "role"),
            Map.entry("broader", "role"),
            Map.entry("careerStep", "role"),
            Map.entry("goal", "role"),
            Map.entry("next", "cursor"),
            Map.entry("catalogRevision", "revision"),
            Map.entry("change", "revision"),
            Map.entry("progressVersion", "version"),
            Map.entry("history", "version"));

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, JsonNode> documents = new HashMap<>();

    /** One word for what the same stands behind, in the singular. */
    static String word(String name) {
        String one = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        return SAME.getOrDefault(one, SAME.getOrDefault(name, one));
    }

    void add(String name, String value) {
        List<String> known = values.computeIfAbsent(word(name), none -> new ArrayList<>());
        if (!value.isEmpty() && !known.contains(value)) {
            if (known.size() == MOST_OF_A_WORD) {
                // The first ones were there from the beginning and have the most behind them.
                known.remove(MOST_OF_A_WORD / 2);
            }
            known.add(value);
        }
    }

    Optional<String> any(String name, Random random) {
        List<String> known = values.getOrDefault(word(name), List.of());
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
    }

    /** The tag that was last seen of what stands at this path, or of what is done something to there. */
    Optional<String> tag(String path) {
        String parent = path.substring(0, path.lastIndexOf('/'));
        return Stream.of(path + "/document", path, parent + "/draft", parent)
                .map(tags::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What was last read at this path, as it can be sent back. */
    Optional<JsonNode> document(String path) {
        return Optional.ofNullable(documents.getOrDefault(path + "/document", documents.get(path)));
    }

    void note(Request request, Answer answer) {
        String location = answer.header("location");
        if (!location.isEmpty()) {
            String[] segments = location.split("[/?]", -1);
            for (int i = 1; i < segments.length; i++) {
                add(segments[i - 1], segments[i]);
            }
        }
        if (!answer.success() || answer.body().length() > LARGEST) {
            return;
        }
        if (!answer.header("etag").isEmpty()) {
            tags.put(request.path(), answer.header("etag"));
        }
        if (answer.header("content-type").contains("json")) {
            try {
                JsonNode json = JSON.readTree(answer.bytes());
                if (json.isObject() && answer.body().length() < 20_000) {
                    documents.put(request.path(), json);
                }
                note(ofTemplate(request.template()), json);
            } catch (IOException e) {
                // Lines of JSON, say: there is enough else to remember.
                return;
            }
        }
    }

    private static String ofTemplate(String template) {
        String[] segments = template.replaceAll("/\\{[^}]+}", "").split("/", -1);
        return segments[segments.length - 1];
    }

    private void note(String name, JsonNode json) {
        if (json.isArray()) {
            int some = 0;
            for (JsonNode item : json) {
                if (some++ < 60) {
                    note(name, item);
                }
            }
        } else if (json.isObject()) {
            json.properties()
                    .forEach(member -> note(
                            NAMING.contains(member.getKey()) || member.getKey().equals("items")
                                    ? name
                                    : member.getKey(),
                            member.getValue()));
        } else if (json.isTextual() || json.isIntegralNumber()) {
            if (json.asText().length() <= 200) {
                add(name, json.asText());
            }
        }
    }
}
