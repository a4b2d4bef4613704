package org.skillway.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.course.CourseDocument;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.Requirement;
import org.skillway.catalog.role.Requirement.Importance;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.catalog.skill.SkillDocument.Prerequisite;

/** What the first content promises beyond what an import checks. */
@DisplayName("The first content")
class FirstContentTest {

    private static final Path FOLDER = Path.of("src/main/resources/content/python-developer");
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Map<String, SkillDocument> SKILLS = new TreeMap<>();
    private static final Map<String, RoleDocument> ROLES = new TreeMap<>();
    private static final Map<String, ModuleDocument> MODULES = new TreeMap<>();
    private static final Map<String, CourseDocument> COURSES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path path : files.toList()) {
                CatalogFile file = JSON.readValue(path.toFile(), CatalogFile.class);
                file.skills().forEach(skill -> SKILLS.put(skill.key(), skill));
                file.roles().forEach(role -> ROLES.put(role.key(), role));
                file.modules().forEach(module -> MODULES.put(module.key(), module));
                file.courses().forEach(course -> COURSES.put(course.key(), course));
            }
        }
    }

    @Test
    @DisplayName("has five roles, four of them kinds of the first, each with its responsibilities")
    void roles() {
        assertThat(ROLES.keySet())
                .containsExactly(
                        "data-analyst",
                        "machine-learning-engineer",
                        "python-developer",
                        "software-engineer",
                        "web-developer");
        assertThat(ROLES.values())
                .filteredOn(role -> role.broader() != null)
                .hasSize(4)
                .allSatisfy(role -> assertThat(role.broader()).isEqualTo("python-developer"));
        assertThat(responsibilities("software-engineer")).isEqualTo(6);
        assertThat(responsibilities("web-developer")).isEqualTo(5);
        assertThat(responsibilities("data-analyst")).isEqualTo(3);
        assertThat(responsibilities("machine-learning-engineer")).isEqualTo(4);
    }

    @Test
    @DisplayName("has at least 40 modules and 4 courses, and choices of teachers for at least 10 skills")
    void modules() {
        assertThat(MODULES).hasSizeGreaterThanOrEqualTo(40);
        assertThat(COURSES).hasSizeGreaterThanOrEqualTo(4);
        Map<String, Long> teachers = MODULES.values().stream()
                .flatMap(module -> module.teaches().stream())
                .collect(Collectors.groupingBy(skill -> skill, Collectors.counting()));
        assertThat(teachers.values()).filteredOn(count -> count > 1).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    @DisplayName("has every title and summary in English and in Georgian")
    void languages() {
        Stream.of(SKILLS.values(), ROLES.values(), MODULES.values(), COURSES.values())
                .flatMap(Collection::stream)
                .forEach(document -> assertThat(((Document) document).title().keySet())
                        .as(((Document) document).key())
                        .contains("en", "ka"));
        Stream.of(
                        SKILLS.values().stream().map(SkillDocument::summary),
                        ROLES.values().stream().map(RoleDocument::summary),
                        MODULES.values().stream().map(ModuleDocument::summary),
                        COURSES.values().stream().map(CourseDocument::summary))
                .flatMap(summaries -> summaries)
                .forEach(summary -> assertThat(summary.get("ka")).matches("(?s).*[ა-ჰ]{3}.*"));
    }

    @Test
    @DisplayName("lets a learner who holds nothing reach every module and every required skill")
    void reachable() {
        Set<String> held = study(MODULES.values(), new HashSet<>());
        Set<String> required = ROLES.values().stream()
                .flatMap(role -> role.requirements().stream())
                .filter(requirement -> requirement.importance() == Importance.ESSENTIAL)
                .map(Requirement::skills)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(held).containsAll(required);
    }

    @Test
    @DisplayName("has courses that can be taken in their order: the first from nothing, the others after it")
    void courseOrder() {
        Set<String> foundations = takeInOrder("python-foundations", new HashSet<>());
        COURSES.keySet().stream()
                .filter(key -> !key.equals("python-foundations"))
                .forEach(key -> takeInOrder(key, new HashSet<>(foundations)));
    }

    private static Set<String> takeInOrder(String course, Set<String> held) {
        COURSES.get(course).modules().forEach(key -> {
            ModuleDocument module = MODULES.get(key);
            assertThat(isOpen(module, held))
                    .as("%s in %s with %s", key, course, held)
                    .isTrue();
            held.addAll(module.teaches());
        });
        return held;
    }

    private static Set<String> study(Collection<ModuleDocument> modules, Set<String> held) {
        List<ModuleDocument> rest = new ArrayList<>(modules);
        while (rest.removeIf(module -> isOpen(module, held) && take(module, held))) {
            // as long as something opens
        }
        assertThat(rest).as("modules that nobody can ever take").isEmpty();
        return held;
    }

    private static boolean take(ModuleDocument module, Set<String> held) {
        held.addAll(module.teaches());
        return true;
    }

    /** A module's needs are its assumptions and the prerequisites of what it teaches, other than what it teaches itself. */
    private static boolean isOpen(ModuleDocument module, Set<String> held) {
        return module.assumes().stream()
                        .allMatch(assumption -> assumption.skills().stream()
                                        .filter(held::contains)
                                        .count()
                                >= assumption.atLeast())
                && module.teaches().stream()
                        .flatMap(skill -> SKILLS.get(skill).prerequisites().stream())
                        .map(Prerequisite::skill)
                        .allMatch(skill ->
                                held.contains(skill) || module.teaches().contains(skill));
    }

    private static int responsibilities(String role) {
        return ROLES.get(role).responsibilities().size();
    }
}
