package org.skillway.gateway.learner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.readiness.LearnerSkills;
import org.skillway.gateway.readiness.RoleReadiness;

/** Combines the graph with what progress-service says of a learner: one call, the rest is set arithmetic. */
@ApplicationScoped
class LearnerRoles {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 80;

    private final CurrentGraph current;
    private final Progress progress;

    LearnerRoles(CurrentGraph current, Progress progress) {
        this.current = current;
        this.progress = progress;
    }

    /**
     * A combined answer and what it was computed from.
     *
     * @param ledgerId null for a learner who has recorded nothing
     */
    record Found(CatalogGraph graph, String ledgerId, long progressVersion, RoleStanding body) {}

    Uni<Found> standing(String learner, String roleKey, Locale language, Caller caller) {
        // An unknown role is told at once; the answer itself uses whatever graph is newest when progress has answered.
        role(graph(), roleKey);
        return progress.standing(learner, language.toLanguageTag(), caller).map(standing -> {
            CatalogGraph graph = graph();
            RoleReadiness readiness =
                    RoleReadiness.of(graph, role(graph, roleKey), LearnerSkills.of(graph, standing.records()));
            return new Found(
                    graph,
                    standing.ledgerId(),
                    standing.version(),
                    RoleStanding.from(learner, graph, readiness, standing.version(), language));
        });
    }

    private CatalogGraph graph() {
        return current.graph()
                .orElseThrow(() -> new ProblemException(ErrorCode.CATALOG_NOT_LOADED, Map.of("Retry-After", "5")));
    }

    private static Role role(CatalogGraph graph, String key) {
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("key", "key");
        }
        return graph.role(key).orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, "role", key));
    }
}
