package org.skillway.catalog.imports.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.skillway.catalog.course.CourseDocument;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.module.ModuleDocument;
import org.skillway.catalog.role.Requirement;
import org.skillway.catalog.role.RoleDocument;
import org.skillway.catalog.role.Salary;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.catalog.skill.SkillKind;

/** Documents that keep every rule that one can keep alone, with the words that formats stumble over. */
final class RandomEntities {

    private static final List<String> LANGUAGES = List.of("en", "ka", "zh-Hant", "de-AT");
    private static final String[] PIECES = {
        "=1+2",
        "+1",
        "-1",
        "@A1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20A1",
        "'",
        "''",
        "\"",
        "\"\"",
        ",",
        ";",
        "|",
        "\\",
        "\\|",
        "\\\\",
        " ",
        "  ",
        "a",
        "1",
        "ა",
        "é",
        "\u00a0",
        "\u2003",
        "\ud83d\ude80",
        "{",
        "}",
        "[",
        "null",
        "#",
        "key",
        "1 of a,b",
        "\ufeff",
        "<b>",
        "&amp;",
        "\u0301"
    };

    private final Random random;

    RandomEntities(long seed) {
        random = new Random(seed);
    }

    /** One of each kind. */
    List<Document> some() {
        return List.of(skill(), role(), module(), course());
    }

    private SkillDocument skill() {
        return new SkillDocument(
                key(),
                one(SkillKind.values()),
                text(true),
                text(true),
                aliases(),
                list(0, () -> new SkillDocument.Prerequisite(key(), maybe(() -> text(true)))),
                references());
    }

    private RoleDocument role() {
        return new RoleDocument(
                key(),
                text(true),
                text(true),
                aliases(),
                maybe(this::key),
                list(0, () -> text(true)),
                list(0, () -> new RoleDocument.Industry(key(), text(true))),
                list(0, () -> words(false)),
                list(0, () -> new RoleDocument.CareerStep(key(), maybe(() -> text(true)))),
                list(0, this::salary),
                list(0, this::requirement),
                references());
    }

    private ModuleDocument module() {
        boolean linked = random.nextBoolean();
        return new ModuleDocument(
                key(),
                text(true),
                text(true),
                linked ? null : text(true),
                linked ? "https://example.org/" + random.nextInt(9) + "?a=|;,\"'" : null,
                1 + random.nextInt(60_000),
                random.nextBoolean() ? "en" : "zh-Hant",
                one(ModuleDocument.Level.values()),
                keys(),
                list(0, () -> {
                    List<String> skills = keys();
                    return new ModuleDocument.Assumption(1 + random.nextInt(skills.size()), skills);
                }),
                List.copyOf(new LinkedHashSet<>(
                        list(1, () -> random.nextBoolean() ? "nino" : "auth0|" + random.nextInt(9)))));
    }

    private CourseDocument course() {
        return new CourseDocument(key(), text(true), text(true), keys(), List.of("nino"));
    }

    private Salary salary() {
        return new Salary(
                new BigDecimal(1 + random.nextInt(1_000_000)).movePointLeft(random.nextInt(5)),
                "GEL",
                "GE",
                one(Salary.Period.values()),
                one(Salary.Statistic.values()),
                maybe(() -> LocalDate.of(2020 + random.nextInt(6), 1 + random.nextInt(12), 1 + random.nextInt(28))),
                text(true));
    }

    private Requirement requirement() {
        List<String> skills = keys();
        return new Requirement(one(Requirement.Importance.values()), 1 + random.nextInt(skills.size()), skills);
    }

    private List<SkillDocument.ExternalReference> references() {
        return list(
                0,
                () -> new SkillDocument.ExternalReference(
                        key(), "http://data.europa.eu/esco/" + random.nextInt(9) + "|a;b,\"c'\\"));
    }

    private Map<String, List<String>> aliases() {
        Map<String, List<String>> aliases = new TreeMap<>();
        LANGUAGES.forEach(language -> {
            if (random.nextInt(3) == 0) {
                aliases.put(language, list(1, () -> words(false)));
            }
        });
        return aliases;
    }

    private Map<String, String> text(boolean several) {
        Map<String, String> text = new TreeMap<>();
        do {
            text.put(LANGUAGES.get(random.nextInt(LANGUAGES.size())), words(several));
        } while (random.nextInt(3) == 0);
        return text;
    }

    /** @param lines whether there may be several, and tabs in them */
    private String words(boolean lines) {
        StringBuilder words = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            words.append(lines && random.nextInt(6) == 0 ? one("\n", "\t", "\n\n") : one(PIECES));
        }
        return words.toString().isBlank() || words.toString().matches("(?U)\\s*") ? "x" + words : words.toString();
    }

    private List<String> keys() {
        return List.copyOf(new LinkedHashSet<>(list(1, this::key)));
    }

    private String key() {
        return one("a", "b1", "git-2", "x-y-z", "of") + "-" + random.nextInt(1000);
    }

    private <T> List<T> list(int least, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int n = least + random.nextInt(4); n > 0; n--) {
            list.add(item.get());
        }
        return list;
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
