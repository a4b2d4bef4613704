package org.skillway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, written down once more and not made from anything: what the code says by mistake the document repeats, and
 * so does the page. What is new is for admins, or stands here.
 */
@DisplayName("Who may do what")
class PermissionsTest {

    /** The first line that an operation matches counts; {@code {}} is a segment that is not fixed. */
    private static final List<String> RULES = """
            everybody        GET /(roles|skills|modules|courses)(/{})?
            everybody        GET /(roles|skills|modules|courses)/{}/document
            everybody        GET /(modules|courses)/{}/versions(/{})?
            everybody        GET /(roles/{}/compare|skills/{}/prerequisites|search|export/(csv|json|ndjson))
            who-is-signed-in POST /plans/check
            instructors      POST /(modules|courses|proposals|imports|plans/savings)
            instructors      GET /(drafts|imports|cohorts/roles/{})
            owners           (PUT|PATCH) /(modules|courses)/{}/draft
            owners           DELETE /(modules|courses)/{}
            owners           GET /cohorts/(modules|courses)/{}
            draft-owners     (GET|DELETE) /(modules|courses)/{}/draft
            draft-owners     POST /(modules|courses)/{}/publish
            draft-owners     (GET|PUT|PATCH|DELETE) /proposals/{}
            import-owners    (GET|DELETE) /imports/{}
            import-owners    GET /imports/{}/faults
            importers        (GET|POST) /completion-imports
            importers        (GET|DELETE) /completion-imports/{}(/faults)?
            learner-alone    PUT /learners/{}/grants/{}
            who-may-assess   (PUT|DELETE) /learners/{}/skills/{}
            learner-or-admin (PUT|POST|PATCH|DELETE) /learners/.*
            learner-or-admin GET /learners/{}/(export/.*|ledger/verify|grants(/{})?)
            who-sees-a-part  GET /learners/{}/(skills|enrolments)(/{})?
            who-sees-a-part  GET /learners/{}/modules(/{}/completion)?
            who-sees-all     GET /learners/.*
            admins           [A-Z]+ /.*
            """.lines().toList();

    private static String rule(String operation) {
        return RULES.stream()
                .filter(rule -> operation.matches(rule.split(" +", 2)[1].replace("{}", "\\{[a-z]+}")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("is what was decided, operation by operation")
    void decided() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(Path.of("src", "main", "openapi", "skillway.json").toFile())
                .path("paths");
        Map<String, String> wrong = new TreeMap<>();
        Set<String> used = new HashSet<>();
        paths.properties().forEach(path -> path.getValue().properties().forEach(method -> {
            String operation = method.getKey().toUpperCase(Locale.ROOT) + " "
                    + path.getKey().substring("/api/v1".length());
            String rule = rule(operation);
            used.add(rule);
            String permission = method.getValue().path("x-permission").asText();
            if (!rule.startsWith(permission + " ")) {
                wrong.put(operation, permission + " is not of: " + rule);
            }
        }));

        assertThat(wrong).isEmpty();
        assertThat(used).as("rules of which none is left over").hasSameSizeAs(RULES);
    }
}
