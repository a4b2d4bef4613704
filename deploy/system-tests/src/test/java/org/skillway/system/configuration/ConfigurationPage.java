package org.skillway.system.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page of all keys for whoever runs Skillway, and for each part the list by which it knows a name that is none. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            Each part reads its configuration from variables of the environment, here with the key that they set; system properties
            (`-Dskillway.plans.processes=2`) and a file `config/application.properties` in the working directory take the keys as they
            are. This page is made of the code, by a test that fails where the two differ.

            **A start is refused**, with a line for each thing that is wrong, by

            - a name that begins with `skillway.` or `SKILLWAY_` and is on no list below: the line names the one that was probably
              meant. A key of another part is no fault, so that all may be given one environment;
            - outside the local stack (`QUARKUS_PROFILE=local`), a secret that is missing, is a placeholder (`changeme`, `secret`, a
              user's own name …) or has fewer than 16 characters;
            - a provider of tokens whom nobody should believe: see [identity](identity.md).

            | value | is written |
            |---|---|
            | time | `500ms`, `5S`, `1M` (a minute), `1H`, or ISO 8601 (`PT5S`) |
            | period | ISO 8601: `P24M` |
            | size | bytes, or with `K`, `M` or `G` |
            | yes or no | `true` or `false` |
            | list | with commas between |
            | secret | set by the environment, printed by nothing; each part, and each user of a database, has one of its own |
            """;

    private static final String FRAMEWORK = """

            ## Of the framework

            All that [Quarkus](https://quarkus.io/guides/all-config) reads can be set; these have a reason to be.
            """;

    private static final String TABLE =
            "\n| variable and key | parts | value | unless said | |\n|---|---|---|---|---|\n";

    /** A key as one part has it. */
    private record Told(String part, Key key) {}

    private final Map<String, List<Key>> ours;
    private final Map<String, List<Key>> platform;

    /** @param parts sources by the short name of the part */
    ConfigurationPage(Map<String, PartSource> parts) {
        this.ours = new LinkedHashMap<>();
        this.platform = new LinkedHashMap<>();
        parts.forEach((part, source) -> {
            ours.put(part, source.keys());
            platform.put(part, PlatformKeys.of(parts, part));
        });
    }

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\n## Has to be set\n\nNothing of this has a default that would do outside the local stack.\n");
        table(page, must());
        page.append(FRAMEWORK);
        groups(platform).forEach((group, keys) -> section(page, group, keys));
        page.append("\n## Skillway's own\n");
        groups(ours).forEach((group, keys) -> section(page, group, keys));
        return page.toString();
    }

    /** What a part knows, as a file of properties: what each key is, if there is anything to note. */
    String list(String part) {
        Map<String, String> kinds = new TreeMap<>();
        ours.values().forEach(keys -> keys.forEach(key -> kinds.put(key.name(), "elsewhere")));
        ours.get(part).forEach(key -> kinds.put(key.name(), key.secret() ? "secret" : ""));
        platform.get(part).stream().filter(Key::secret).forEach(key -> kinds.put(key.name(), "secret"));
        return "# Made of the code, as docs/operations/configuration.md is (CONTRIBUTING.md).\n"
                + kinds.entrySet().stream()
                        .map(kind -> kind.getKey() + "=" + kind.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    private Map<Key, Set<String>> must() {
        List<Told> told = new ArrayList<>();
        List.of(platform, ours)
                .forEach(of -> of.forEach((part, keys) -> keys.stream()
                        .filter(key -> key.must() || key.fallback().contains("//localhost:80"))
                        .forEach(key -> told.add(new Told(part, key)))));
        return rows(told);
    }

    private static Map<String, List<Told>> groups(Map<String, List<Key>> parts) {
        Map<String, List<Told>> byHeading = new TreeMap<>();
        parts.forEach((part, keys) -> keys.forEach(key -> byHeading
                .computeIfAbsent(heading(key), first -> new ArrayList<>())
                .add(new Told(part, key))));
        return byHeading;
    }

    /** What several parts say alike is one row; what they say of the same key otherwise stands below it. */
    private static Map<Key, Set<String>> rows(List<Told> told) {
        Map<String, Map<Key, Set<String>>> byName = new LinkedHashMap<>();
        told.forEach(one -> byName.computeIfAbsent(one.key().name(), first -> new LinkedHashMap<>())
                .computeIfAbsent(one.key().row(), first -> new TreeSet<>())
                .add(one.part()));
        Map<Key, Set<String>> rows = new LinkedHashMap<>();
        byName.values().forEach(rows::putAll);
        return rows;
    }

    private static String heading(Key key) {
        String[] segments = key.name().split("\\.", -1);
        return segments[0].equals("skillway")
                ? "### `" + segments[0] + "." + segments[1] + "`"
                : "### " + key.group().replaceFirst("[;,.].*", "");
    }

    private static void section(StringBuilder page, String heading, List<Told> told) {
        page.append('\n').append(heading).append('\n');
        Map<String, Set<String>> sentences = new LinkedHashMap<>();
        told.stream().filter(one -> !one.key().group().isBlank()).forEach(one -> sentences
                .computeIfAbsent(one.key().group(), first -> new TreeSet<>())
                .add(one.part()));
        sentences.forEach((sentence, parts) -> {
            if (!heading.endsWith(" " + sentence.replace(".", ""))) {
                page.append('\n')
                        .append(sentences.size() > 1 ? String.join(", ", parts) + ": " : "")
                        .append(sentence)
                        .append('\n');
            }
        });
        table(page, rows(told));
    }

    private static void table(StringBuilder page, Map<Key, Set<String>> rows) {
        page.append(TABLE);
        rows.forEach((key, parts) -> page.append("| `%s`<br>`%s` | %s | %s | %s | %s |%n"
                .formatted(
                        key.variable(),
                        key.name(),
                        parts.size() == 3 ? "all" : String.join(", ", parts),
                        key.type(),
                        fallback(key),
                        key.meaning().replace("|", "\\|"))));
    }

    private static String fallback(Key key) {
        if (key.fallback().isEmpty()) {
            return key.must() ? "**has to be set**" : "";
        }
        return "`" + key.fallback() + "`";
    }
}
