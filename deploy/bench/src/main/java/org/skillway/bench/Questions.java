package org.skillway.bench;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.skillway.bench.Question.Target;

/** What is asked for, row by row. */
final class Questions {

    private static final String SEARCH = "/api/v1/search?q=";

    private final Random random;
    private final World.Size size;

    Questions(long seed, World.Size size) {
        random = new Random(seed);
        this.size = size;
    }

    List<Question> all() {
        Question everywhere =
                new Question("search: in a third to two thirds of all", () -> SEARCH + everywhere(), Target.NONE, true);
        Question frequent = search("in about a fifth of all", this::frequent);
        Question common = search("in about a tenth of all", this::common);
        Question slips = new Question(
                "search: a misspelt word", () -> SEARCH + misspelt(word(1_000, 3_000)), Target.FAST, false);
        return List.of(
                compared("module by key", () -> "/api/v1/modules/" + key("bench-module", size.modules())),
                compared(
                        "role by key, about 40 requirements", () -> "/api/v1/roles/" + key("bench-role", size.roles())),
                compared("list of 50 skills", () -> "/api/v1/skills?limit=50"),
                compared("modules that teach a skill", () -> "/api/v1/modules?teaches=" + anySkill()),
                compared(
                        "skills that a role requires",
                        () -> "/api/v1/skills?requiredBy=" + key("bench-role", size.roles())),
                compared("all prerequisites of a skill", () -> "/api/v1/skills/" + anySkill() + "/prerequisites"),
                search("in hardly any", () -> word(2_000, 6_000)),
                common,
                common.withFacets(),
                frequent,
                frequent.withFacets(),
                everywhere,
                everywhere.withFacets(),
                search("two words", () -> common() + "+" + common()),
                slips,
                slips.withFacets(),
                filtered("skills of a kind, by a word", () -> "/api/v1/skills?kind=tool&q=" + common()),
                filtered(
                        "skills that a role requires, by a word",
                        () -> "/api/v1/skills?requiredBy=" + key("bench-role", size.roles()) + "&q=" + frequent()),
                filtered(
                        "short modules of a level, by a word",
                        () -> "/api/v1/modules?level=beginner&maxMinutes=60&q=" + common()));
    }

    private static Question compared(String name, Supplier<String> paths) {
        return new Question(name, paths, Target.HALF_OF_FLOOR, true);
    }

    private static Question search(String words, Supplier<String> word) {
        return new Question("search: " + words, () -> SEARCH + word.get(), Target.FAST, true);
    }

    private static Question filtered(String name, Supplier<String> paths) {
        return new Question(name, paths, Target.FAST, false);
    }

    private synchronized String key(String kind, int among) {
        return World.key(kind, random.nextInt(among));
    }

    private String anySkill() {
        return key("bench-skill", size.skills());
    }

    /** Ranks that stand in a third to two thirds of titles with summaries, of about eighteen words: as no word of ESCO. */
    private String everywhere() {
        return word(1, 4);
    }

    /** Ranks that stand in about a fifth, as the most frequent words of ESCO do. */
    private String frequent() {
        return word(7, 11);
    }

    /** Ranks that stand in about a tenth. */
    private String common() {
        return word(12, 26);
    }

    /** A word of a rank between two. */
    private synchronized String word(int from, int to) {
        return Vocabulary.ENGLISH.word(from + random.nextInt(to - from));
    }

    /** Two neighbours in the middle change places. */
    private static String misspelt(String word) {
        int middle = word.length() / 2;
        return word.substring(0, middle - 1)
                + word.charAt(middle)
                + word.charAt(middle - 1)
                + word.substring(middle + 1);
    }
}
