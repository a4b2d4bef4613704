package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.module.ModuleDocument.Assumption;
import org.skillway.catalog.module.ModuleDocument.Level;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.catalog.skill.SkillDocument.ExternalReference;
import org.skillway.catalog.skill.SkillDocument.Prerequisite;
import org.skillway.catalog.skill.SkillKind;

/**
 * {@code config.json} of an Exercism track (https://exercism.org/docs/building/tracks/config-json): concepts become
 * skills, exercises modules. An exercise teaches what it introduces or practises; one that names nothing practises the
 * track's language as a whole. What a concept exercise needs, its concepts need. A name that no exercise introduces is
 * warned of, and where it is no concept at all a skill is made for it: nothing dangling gets in, nothing is dropped.
 */
public final class ExercismReader {

    private static final String LANGUAGE = "en";

    /** A concept exercise is made to take about an hour. */
    private static final int CONCEPT_MINUTES = 60;

    /** Of a practice exercise, for each of the ten degrees of difficulty. */
    private static final int MINUTES_PER_DEGREE = 30;

    private final ObjectMapper json;
    private final DocumentCheck check;

    public ExercismReader(ObjectMapper json, DocumentCheck check) {
        this.json = json;
        this.check = check;
    }

    /** @param owner subject who owns the modules */
    public void read(String file, InputStream in, String owner, Intake intake) throws IOException {
        Place place = new Place(file, 1, "");
        try (JsonParser parser = JsonTokens.parser(Encodings.utf8(in))) {
            if (parser.nextToken() == null) {
                intake.fault(place.fault("required", "the file is empty"));
                return;
            }
            Optional<JsonNode> tree = JsonTokens.value(parser, json);
            if (tree.isEmpty()) {
                intake.fault(place.fault("size", "is longer than 1 MiB"));
            } else if (parser.nextToken() != null) {
                intake.fault(place.fault("json", "something follows the end"));
            } else {
                Run run = new Run(tree.get(), place, owner, intake);
                if (run.isTrack()) {
                    run.read();
                }
            }
        } catch (JsonProcessingException e) {
            intake.fault(FileFaults.of(new Place(file, JsonTokens.line(e), ""), e));
        }
    }

    private final class Run {

        private final JsonNode config;
        private final Place place;
        private final String owner;
        private final Intake intake;
        private final String track;
        private final String language;
        private final Map<String, String> concepts = new LinkedHashMap<>();
        private final Map<String, Place> places = new LinkedHashMap<>();
        private final Map<String, Set<String>> needs = new TreeMap<>();
        private final Set<String> introduced = new LinkedHashSet<>();

        Run(JsonNode config, Place place, String owner, Intake intake) {
            this.config = config;
            this.place = place;
            this.owner = owner;
            this.intake = intake;
            track = config.path("slug").asText();
            language = config.path("language").asText();
        }

        boolean isTrack() {
            boolean track = true;
            for (String pointer : List.of("/slug", "/language")) {
                if (!config.at(pointer).isTextual()) {
                    intake.fault(place.at(pointer).fault("required", "must be given"));
                    track = false;
                }
            }
            for (String pointer : List.of("/concepts", "/exercises/concept", "/exercises/practice")) {
                if (!config.at(pointer).isArray()) {
                    intake.fault(place.at(pointer).fault("type", "must be an array"));
                    track = false;
                }
            }
            return track;
        }

        void read() {
            each("/concepts", (concept, at) -> {
                intake.count("concepts", 1);
                concepts.put(concept.path("slug").asText(), concept.path("name").asText());
                places.put(concept.path("slug").asText(), at);
            });
            each("/exercises/concept", (exercise, at) -> {
                introduced.addAll(words(exercise.path("concepts")));
                words(exercise.path("concepts"))
                        .forEach(concept -> needs.computeIfAbsent(concept, key -> new LinkedHashSet<>())
                                .addAll(words(exercise.path("prerequisites"))));
            });
            each("/exercises/concept", (exercise, at) -> exercise(exercise, "concepts", at));
            each("/exercises/practice", (exercise, at) -> exercise(exercise, "practices", at));
            skill("", language, SkillKind.LANGUAGE, place, List.of());
            concepts.forEach((slug, name) -> skill(slug, name, SkillKind.KNOWLEDGE, places.get(slug), needed(slug)));
        }

        private void each(String pointer, java.util.function.BiConsumer<JsonNode, Place> reader) {
            int index = 0;
            for (JsonNode item : config.at(pointer)) {
                reader.accept(item, place.at(pointer + "/" + index++));
            }
        }

        private void exercise(JsonNode exercise, String member, Place at) {
            intake.count("exercises", 1);
            intake.count("prerequisites", exercise.path("prerequisites").size());
            String slug = exercise.path("slug").asText();
            List<String> needed = words(exercise.path("prerequisites"));
            for (String concept : needed) {
                warnOfUntaught(slug, concept, at.at("/prerequisites"));
            }
            List<String> taught = words(exercise.path(member));
            taught.forEach(concept -> know(concept, at.at("/" + member)));
            int difficulty = exercise.path("difficulty").asInt(member.equals("concepts") ? 0 : 1);
            check.read(
                    new ModuleDocument(
                            key(slug),
                            Map.of(LANGUAGE, exercise.path("name").asText()),
                            Map.of(LANGUAGE, "An exercise of Exercism's " + language + " track."),
                            null,
                            web("exercises/" + slug),
                            difficulty == 0 ? CONCEPT_MINUTES : MINUTES_PER_DEGREE * difficulty,
                            LANGUAGE,
                            level(difficulty),
                            taught.isEmpty()
                                    ? List.of(skillKey(""))
                                    : taught.stream().map(this::skillKey).toList(),
                            needed.stream()
                                    .map(skill -> new Assumption(1, List.of(skillKey(skill))))
                                    .toList(),
                            List.of(owner)),
                    at,
                    intake);
        }

        private void warnOfUntaught(String exercise, String concept, Place at) {
            if (!introduced.contains(concept) && needsWarning(exercise, concept)) {
                intake.warn(
                        at.fault("taught-by-nothing", exercise + " needs " + concept + ", which nothing introduces"));
            }
            know(concept, at);
        }

        /** Practice exercises come to concepts that the track has not introduced yet; concept exercises may not. */
        private boolean needsWarning(String exercise, String concept) {
            boolean ofConcept = false;
            for (JsonNode item : config.at("/exercises/concept")) {
                ofConcept |= item.path("slug").asText().equals(exercise);
            }
            return ofConcept || !concepts.containsKey(concept);
        }

        /** A name that is no concept of the track becomes one, by its slug. */
        private void know(String slug, Place at) {
            concepts.computeIfAbsent(slug, missing -> {
                intake.count("conceptsMade", 1);
                intake.warn(at.fault("no-concept", slug + " is no concept of the track; a skill is made for it"));
                places.put(missing, at);
                return missing;
            });
        }

        private List<Prerequisite> needed(String slug) {
            return needs.getOrDefault(slug, Set.of()).stream()
                    .filter(other -> !other.equals(slug))
                    .map(other -> new Prerequisite(skillKey(other), null))
                    .toList();
        }

        private void skill(String slug, String name, SkillKind kind, Place at, List<Prerequisite> prerequisites) {
            String what = slug.isEmpty() ? "The language of Exercism's " : "A concept of Exercism's ";
            check.read(
                    new SkillDocument(
                            skillKey(slug),
                            kind,
                            Map.of(LANGUAGE, name),
                            Map.of(LANGUAGE, what + language + " track."),
                            Map.of(),
                            prerequisites,
                            List.of(new ExternalReference("exercism", web(slug.isEmpty() ? "" : "concepts/" + slug)))),
                    at,
                    intake);
        }

        private String skillKey(String concept) {
            return concept.isEmpty() ? "exercism-" + track : key(concept);
        }

        /** Other collections have concepts of the same names, so the keys say where these are from. */
        private String key(String slug) {
            return "exercism-" + track + "-" + slug;
        }

        private String web(String path) {
            return "https://exercism.org/tracks/" + track + (path.isEmpty() ? "" : "/" + path);
        }
    }

    private static Level level(int difficulty) {
        return difficulty <= 3 ? Level.BEGINNER : difficulty <= 6 ? Level.INTERMEDIATE : Level.ADVANCED;
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words.stream().distinct().toList();
    }
}
