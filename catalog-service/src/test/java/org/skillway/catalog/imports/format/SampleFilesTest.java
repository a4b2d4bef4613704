package org.skillway.catalog.imports.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.skill.SkillDocument;

@DisplayName("Of the published sample")
class SampleFilesTest {

    static Map<String, byte[]> esco() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(SampleFilesTest.class.getResourceAsStream("/esco-sample/esco-sample.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    static byte[] exercism() throws IOException {
        try (InputStream in = SampleFilesTest.class.getResourceAsStream("/exercism-python/config.json")) {
            return in.readAllBytes();
        }
    }

    @Nested
    @DisplayName("ESCO")
    class Esco {

        @Test
        @DisplayName("every occupation, skill and relation is there, and what is not taken over is counted")
        void counts() throws IOException {
            Reading reading = Reading.esco(esco(), Known.NOTHING);
            assertThat(reading.faults).isEmpty();
            assertThat(reading.figures)
                    .containsEntry("occupations", 3015L)
                    .containsEntry("skills", 1000L)
                    .containsEntry("relations", 8679L)
                    .containsEntry("essentialRelations", 4698L)
                    .containsEntry("optionalRelations", 3977L)
                    .containsEntry("signallingRelations", 4L)
                    .containsEntry("broaderRelations", 1249L)
                    .containsEntry("skillRelationsNotTaken", 38L);
            List<RoleDocument> roles = reading.documents.values().stream()
                    .filter(RoleDocument.class::isInstance)
                    .map(RoleDocument.class::cast)
                    .toList();
            assertThat(roles).hasSize(3015);
            assertThat(reading.documents).hasSize(4015);
            assertThat(roles.stream()
                            .mapToInt(role -> role.requirements().size())
                            .sum())
                    .isEqualTo(8679);
            assertThat(roles).allSatisfy(role -> assertThat(role.industries()).hasSize(1));
            RoleDocument director = (RoleDocument) reading.documents.get("role/technical-director");
            assertThat(director.references().get(0).uri())
                    .isEqualTo("http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34");
            assertThat(director.aliases().get("en"))
                    .contains("head of technical")
                    .doesNotContain("technical director");
            assertThat(director.industries().get(0).key()).isEqualTo("isco-2654");
        }

        @Test
        @DisplayName("a key that somebody else has gets a mark, and an entity that is there keeps its key")
        void keys() throws IOException {
            Known known = new Known() {
                @Override
                public Optional<String> keyOf(Kind kind, String scheme, String uri) {
                    return uri.endsWith("00030d09-2b3a-4efd-87cc-c4ea39d27c34")
                            ? Optional.of("head-of-stage")
                            : Optional.empty();
                }

                @Override
                public boolean isTaken(Kind kind, String key) {
                    return key.equals("metal-drawing-machine-operator");
                }
            };
            Reading reading = Reading.esco(esco(), known);
            assertThat(reading.documents)
                    .as("the occupation that is known keeps its key, the other of the same URI gets one of its own")
                    .containsKeys("role/head-of-stage", "role/technical-director");
            assertThat(reading.documents).doesNotContainKey("role/metal-drawing-machine-operator");
            assertThat(reading.documents.keySet())
                    .filteredOn(key -> key.startsWith("role/metal-drawing-machine-operator-"))
                    .hasSize(1);
        }
    }

    @Nested
    @DisplayName("Exercism's Python track")
    class Exercism {

        @Test
        @DisplayName(
                "every concept, exercise and prerequisite is there, and the three names that nothing teaches are named")
        void counts() throws IOException {
            Reading reading = Reading.exercism(exercism());
            assertThat(reading.faults).isEmpty();
            assertThat(reading.figures)
                    .containsEntry("concepts", 67L)
                    .containsEntry("exercises", 161L)
                    .containsEntry("prerequisites", 937L)
                    .containsEntry("conceptsMade", 1L);
            assertThat(reading.documents.values())
                    .filteredOn(ModuleDocument.class::isInstance)
                    .hasSize(161);
            assertThat(reading.documents.values().stream()
                            .filter(ModuleDocument.class::isInstance)
                            .mapToInt(module ->
                                    ((ModuleDocument) module).assumes().size())
                            .sum())
                    .isEqualTo(937);
            assertThat(reading.documents.values().stream()
                            .filter(SkillDocument.class::isInstance)
                            .count())
                    .as("67 concepts, one that is made, and the language as a whole")
                    .isEqualTo(69);
            assertThat(reading.warnings)
                    .filteredOn(warning -> warning.rule().equals("taught-by-nothing"))
                    .extracting(Fault::message)
                    .containsExactlyInAnyOrder(
                            "log-levels needs comprehensions, which nothing introduces",
                            "log-levels needs sequences, which nothing introduces",
                            "restaurant-rozalynn needs functions, which nothing introduces");
        }

        @Test
        @DisplayName("nothing points at what is not there")
        void nothingDangles() throws IOException {
            Reading reading = Reading.exercism(exercism());
            assertThat(reading.documents.values().stream()
                            .flatMap(document -> document.edges()
                                    .map(edge -> edge.relation().to().wire() + "/" + edge.key()))
                            .collect(Collectors.toSet()))
                    .isSubsetOf(reading.documents.keySet());
        }
    }
}
