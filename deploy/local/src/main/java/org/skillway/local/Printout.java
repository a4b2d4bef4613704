package org.skillway.local;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What somebody reads when the stack is ready: what is where, tokens to paste and three things to try. */
final class Printout {

    private final StackState state;
    private final Optional<Tokens> tokens;
    private final DataFolder folder;

    /** @param tokens empty where another issuer makes them */
    Printout(StackState state, Optional<Tokens> tokens, DataFolder folder) {
        this.state = state;
        this.tokens = tokens;
        this.folder = folder;
    }

    String text(double seconds, OptionalLong residentBytes, String howToStop) {
        Map<String, String> urls = state.urls();
        return String.join(
                "\n",
                "",
                "Skillway %s is ready after %.1f s%s.".formatted(state.version(), seconds, memory(residentBytes)),
                "",
                "  Gateway      " + urls.get("gateway"),
                "  Swagger UI   " + urls.get("swaggerUi"),
                "  OpenAPI      " + urls.get("openapi"),
                "  Catalog      " + urls.get("catalog"),
                "  Progress     " + urls.get("progress"),
                "  Issuer       " + urls.get("issuer"),
                "  PostgreSQL   " + urls.get("catalogDatabase"),
                "               " + urls.get("progressDatabase"),
                "               users catalog, progress and progress_owner, passwords in " + folder.secrets(),
                "  Logs         " + folder.logs() + "  (./skillway logs -f)",
                "",
                tokens.map(Printout::demo)
                        .orElse("Tokens come from " + state.issuer() + ": let LEARNER be one of a learner."),
                "",
                "Then try what a web developer must know, mark one skill as learned, and see what is left:",
                "",
                tries(urls.get("gateway") + "/api/v1"),
                "",
                howToStop,
                "");
    }

    private static String demo(Tokens tokens) {
        return String.join(
                "\n",
                "Tokens to paste, good for %d hours (./skillway token makes others):"
                        .formatted(Tokens.DEMO_LIFETIME.toHours()),
                "",
                "LEARNER=" + tokens.demo("ana", Role.LEARNER),
                "",
                "INSTRUCTOR=" + tokens.demo("irakli", Role.INSTRUCTOR),
                "",
                "ADMIN=" + tokens.demo("admin", Role.ADMIN));
    }

    private static String tries(String api) {
        return """
                curl %1$s/roles/web-developer

                curl -X PUT %1$s/learners/me/skills/git -H "Authorization: Bearer $LEARNER" \\
                  -H 'Content-Type: application/json' -d '{"state":"completed"}'

                curl %1$s/learners/me/roles/web-developer -H "Authorization: Bearer $LEARNER"
                """.formatted(api).strip();
    }

    private static String memory(OptionalLong residentBytes) {
        return residentBytes.isPresent()
                ? "; the three services together hold %d MB".formatted(residentBytes.getAsLong() >> 20)
                : "";
    }
}
