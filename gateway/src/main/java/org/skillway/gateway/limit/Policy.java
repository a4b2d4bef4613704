package org.skillway.gateway.limit;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.skillway.gateway.config.RateLimitsConfig;
import org.skillway.gateway.routing.Route;
import org.skillway.gateway.web.BodyLimit;

/** What is counted together: what costs about the same. Each is a budget of its own. */
enum Policy {
    READS,
    WRITES,
    SEARCHES("/api/v1/search"),
    PLANS(
            "/api/v1/learners/{id}/plan",
            "/api/v1/learners/{id}/plans/{plan}/changes",
            "/api/v1/learners/{id}/distances",
            "/api/v1/learners/{id}/worth",
            "/api/v1/plans/check",
            "/api/v1/plans/savings"),
    EXPORTS(
            "/api/v1/export/csv",
            "/api/v1/export/json",
            "/api/v1/export/ndjson",
            "/api/v1/learners/{id}/export/csv",
            "/api/v1/learners/{id}/export/json",
            "/api/v1/learners/{id}/ledger/verify"),
    IMPORTS;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final Map<String, Policy> BY_TEMPLATE = Arrays.stream(values())
            .flatMap(policy -> policy.templates.stream().map(template -> Map.entry(template, policy)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The parameter by which a list is searched. */
    private static final String WORDS = "q";

    private static final String ROLES_BY_READINESS = "/api/v1/learners/{id}/roles";
    private static final String ROLES_COMPARED = "/api/v1/roles/{key}/compare";

    @SuppressWarnings("ImmutableEnumChecker") // Never changed.
    private final Set<String> templates;

    Policy(String... templates) {
        this.templates = Set.of(templates);
    }

    /** The paths of all their methods that have this policy, as they stand in the document. */
    Set<String> templates() {
        return templates;
    }

    static Policy of(HttpServerRequest request, Optional<Route> route) {
        if (BodyLimit.isImport(request)) {
            return IMPORTS;
        }
        String template = route.map(Route::template).orElse("");
        Policy own = BY_TEMPLATE.get(template);
        if (own != null) {
            return own;
        }
        if (tellsMinutes(request, template)) {
            return PLANS;
        }
        if (!READING.contains(request.method())) {
            return WRITES;
        }
        return request.query() != null && request.getParam(WORDS) != null ? SEARCHES : READS;
    }

    /** Whether minutes stand beside what was asked for, each of which is a plan. */
    private static boolean tellsMinutes(HttpServerRequest request, String template) {
        return switch (template) {
            case ROLES_BY_READINESS -> !"false".equals(request.getParam("minutes"));
            case ROLES_COMPARED -> request.getParam("learner") != null;
            default -> false;
        };
    }

    RateLimitsConfig.Quota quota(RateLimitsConfig config) {
        return switch (this) {
            case READS -> config.reads();
            case WRITES -> config.writes();
            case SEARCHES -> config.searches();
            case PLANS -> config.plans();
            case EXPORTS -> config.exports();
            case IMPORTS -> config.imports();
        };
    }

    /** Its name in {@code RateLimit} and {@code RateLimit-Policy}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
