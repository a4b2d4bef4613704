package org.skillway.catalog;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Content as an instructor would write it, with fresh keys. */
public final class Samples {

    private Samples() {}

    public static String freshKey(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public static String skill(String key, String... prerequisites) {
        return """
                {"key": "%s", "kind": "tool", "title": {"en": "Skill %s", "ka": "უნარი %s"},
                 "summary": {"en": "Summary"}, "prerequisites": [%s]}""".formatted(
                        key,
                        key,
                        key,
                        Arrays.stream(prerequisites)
                                .map("{\"skill\": \"%s\", \"reason\": {\"en\": \"First\"}}"::formatted)
                                .collect(Collectors.joining(",")));
    }

    public static String role(String key, String... skills) {
        return """
                {"key": "%s", "title": {"en": "Role %s", "ka": "როლი %s"}, "summary": {"en": "Summary"},
                 "responsibilities": [{"en": "Does things", "ka": "საქმეს აკეთებს"}],
                 "industries": [{"key": "%s-industry", "title": {"en": "Industry"}}],
                 "salaries": [{"amount": 4300, "currency": "GEL", "country": "GE", "period": "month",
                               "statistic": "average", "source": {"en": "A survey"}}],
                 "requirements": [{"importance": "essential", "atLeast": 1, "skills": [%s]}]}""".formatted(key, key, key, key, keys(skills));
    }

    public static String module(String key, int minutes, String... skills) {
        return """
                {"key": "%s", "title": {"en": "Module %s"}, "summary": {"en": "Summary"},
                 "content": {"en": "# Lesson"}, "minutes": %d, "language": "en", "level": "beginner",
                 "teaches": [%s], "owners": ["irakli"]}""".formatted(key, key, minutes, keys(skills));
    }

    public static String course(String key, String... modules) {
        return """
                {"key": "%s", "title": {"en": "Course %s"}, "summary": {"en": "Summary"},
                 "modules": [%s], "owners": ["irakli"]}""".formatted(key, key, keys(modules));
    }

    public static String file(String member, String... documents) {
        return "{\"" + member + "\": [" + String.join(",", documents) + "]}";
    }

    private static String keys(String... keys) {
        return Arrays.stream(keys).map("\"%s\""::formatted).collect(Collectors.joining(","));
    }
}
