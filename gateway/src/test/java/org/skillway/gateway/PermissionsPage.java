package org.skillway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The page that says who may do what, made from the document, hence from what is checked. */
final class PermissionsPage {

    private static final String HEAD = """
            # Who may do what

            Every operation names a permission in code (`Permission` of each part), and is refused to everybody whom that does not
            name before anything of the request is read; a service with an operation that names none does not start. The OpenAPI
            document says the same (`x-permission`, `x-roles`), and this page is made from it.

            A token has roles (`learner`, `instructor`, `admin`) or scopes; whose a module, a course or somebody's progress is stands
            in the databases. What somebody may not see is refused alike whether it is there or not.
            """;

    private PermissionsPage() {}

    static String of(JsonNode document) {
        Map<String, List<String>> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> operations
                        .computeIfAbsent(heading(method.getValue()), unused -> new ArrayList<>())
                        .add("| `%s %s` | %s |"
                                .formatted(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        method.getValue().path("summary").asText()))));
        StringBuilder page = new StringBuilder(HEAD);
        operations.forEach((heading, rows) -> {
            Collections.sort(rows);
            page.append('\n').append(heading).append("\n\n| operation | |\n|---|---|\n");
            rows.forEach(row -> page.append(row).append('\n'));
        });
        return page.toString();
    }

    private static String heading(JsonNode operation) {
        String description = operation.path("description").asText();
        String who = description.substring(description.lastIndexOf("**Who may:** ") + "**Who may:** ".length());
        List<String> roles = new ArrayList<>();
        operation.path("x-roles").forEach(role -> roles.add("`" + role.asText() + "`"));
        String token = roles.isEmpty() ? "No token is needed." : "The token has " + String.join(" or ", roles) + ".";
        return "## %s%n%n%s %s".formatted(operation.path("x-permission").asText(), who, token);
    }
}
