package org.skillway.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Publication;
import org.skillway.catalog.imports.ImportRefusedException.ImportFault;

@QuarkusTest
@DisplayName("An import")
class ImporterTest {

    @Inject
    Importer importer;

    @Inject
    HistoryService history;

    private final String a = Samples.freshKey("skill");
    private final String b = Samples.freshKey("skill");

    @Nested
    @DisplayName("of files that belong together")
    class Accepted {

        @Test
        @DisplayName("is one revision, whatever the order of the files")
        void oneRevision() {
            long before = history.head().revision();
            Publication publication = importer.run(
                    "admin",
                    Map.of(
                            "roles.json", Samples.file("roles", Samples.role(Samples.freshKey("role"), a, b)),
                            "skills.json", Samples.file("skills", Samples.skill(a, b), Samples.skill(b))));
            assertThat(publication).isEqualTo(new Publication(before + 1, 3, 0, 0, 0));
        }

        @Test
        @DisplayName("changes nothing the second time, also with other white space and other forms of a number")
        void again() {
            String role = Samples.role(Samples.freshKey("role"), a);
            Publication first = importer.run(
                    "admin", Map.of("s", Samples.file("skills", Samples.skill(a)), "r", Samples.file("roles", role)));
            Publication second = importer.run(
                    "admin",
                    Map.of(
                            "r",
                            Samples.file(
                                    "roles", role.replace("4300", "4300.00").replace(": ", " :  "))));
            assertThat(second).isEqualTo(new Publication(first.revision(), 0, 0, 1, 0));
        }

        @Test
        @DisplayName("keeps the state that held before")
        void keepsThePast() {
            long created = importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(a))))
                    .revision();
            Publication changed = importer.run(
                    "admin",
                    Map.of("s", Samples.file("skills", Samples.skill(a).replace("\"Summary\"", "\"Better\""))));
            assertThat(changed).isEqualTo(new Publication(created + 1, 0, 1, 0, 0));
            assertThat(history.at(Kind.SKILL, a, created).orElseThrow().document())
                    .contains("Summary");
            assertThat(history.at(Kind.SKILL, a, created + 1).orElseThrow())
                    .satisfies(state -> assertThat(state.document()).contains("Better"))
                    .satisfies(state -> assertThat(state.version()).isEqualTo(2));
            assertThat(history.at(Kind.SKILL, a, created - 1)).isEmpty();
        }
    }

    @Nested
    @DisplayName("with faults")
    class Refused {

        @Test
        @DisplayName("names every fault of every file, and nothing of it goes in")
        void everyFault() {
            long before = history.head().revision();
            String role = Samples.freshKey("role");
            List<ImportFault> faults = faults(Map.of(
                    "skills.json",
                    Samples.file(
                            "skills",
                            Samples.skill(a),
                            Samples.skill(a),
                            Samples.skill("Not A Key"),
                            Samples.skill(b).replace("{\"en\": \"Summary\"}", "{\"en\": \" \"}")),
                    "roles.json",
                    Samples.file("roles", Samples.role(role, a).replace("\"atLeast\": 1", "\"atLeast\": 2"))));
            assertThat(faults)
                    .extracting(fault -> fault.file() + fault.pointer() + " " + fault.rule())
                    .containsExactlyInAnyOrder(
                            "skills.json#" + a + " duplicate",
                            "skills.json/skills/2/key key",
                            "skills.json/skills/3/summary text",
                            "roles.json/roles/0/requirements/0 at-least");
            assertThat(history.head().revision()).isEqualTo(before);
            assertThat(history.at(Kind.SKILL, a, before)).isEmpty();
        }

        @Test
        @DisplayName("that is no JSON, or JSON of another form, is named with file and line")
        void noJson() {
            assertThat(faults(Map.of("skills.json", "{\"skills\": [")))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.rule()).isEqualTo("json"))
                    .satisfies(fault -> assertThat(fault.detail()).startsWith("line 1"));
            assertThat(faults(Map.of("skills.json", "{\"skils\": []}")))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/skils"));
        }

        @Test
        @DisplayName("that points at nothing is named with what it points at")
        void dangling() {
            assertThat(faults(Map.of("s", Samples.file("skills", Samples.skill(a, "no-such-skill")))))
                    .containsExactly(new ImportFault(
                            "s",
                            "#" + a,
                            "dangling-reference",
                            "prerequisite: there is no published skill/no-such-skill"));
        }

        @Test
        @DisplayName("that closes a cycle is named with the cycle")
        void cycle() {
            List<ImportFault> faults =
                    faults(Map.of("s", Samples.file("skills", Samples.skill(a, b), Samples.skill(b, a))));
            assertThat(faults).singleElement().satisfies(fault -> assertThat(fault.detail())
                    .contains(a, b, "→"));
        }

        private List<ImportFault> faults(Map<String, String> files) {
            return catchThrowableOfType(ImportRefusedException.class, () -> importer.run("admin", files))
                    .faults();
        }
    }
}
