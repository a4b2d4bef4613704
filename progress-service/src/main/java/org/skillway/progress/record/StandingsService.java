package org.skillway.progress.record;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.skillway.progress.audit.Origin;
import org.skillway.progress.audit.RefusalLog;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.error.ProblemWriter;
import org.skillway.progress.error.TokenFaults;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.ProgressMoment;

/**
 * Reads where several learners stand: everybody's token and rights one by one, as if each had come alone, and then the
 * database for all of them, two statements at most.
 */
@ApplicationScoped
class StandingsService {

    private static final Logger LOG = Logger.getLogger(StandingsService.class);

    /** For the verification of a token, for which the issuer's keys may have to be fetched: others do not wait for that. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final IdentityProviderManager identities;
    private final LearnerAccess access;
    private final StandingService standing;
    private final ProblemWriter problems;
    private final RefusalLog refusals;

    /** Who asks, or why that cannot be told; one of the two is null. */
    private record Viewer(SecurityIdentity identity, ProblemException problem) {}

    /** A request; the problem is null for one that is let in. */
    private record Request(StandingsAsked.Item item, ProblemException problem) {

        boolean letIn() {
            return problem == null;
        }

        boolean isKnown(Map<String, ProgressMoment> moments) {
            StandingsAsked.Known known = item.known();
            ProgressMoment moment = moments.getOrDefault(item.learner(), ProgressMoment.NOTHING);
            return known != null
                    && known.version() == moment.version()
                    && (moment.version() == 0 || moment.ledgerId().equals(known.ledgerId()));
        }
    }

    StandingsService(
            IdentityProviderManager identities,
            LearnerAccess access,
            StandingService standing,
            ProblemWriter problems,
            RefusalLog refusals) {
        this.refusals = refusals;
        this.identities = identities;
        this.access = access;
        this.standing = standing;
        this.problems = problems;
    }

    /** @return an answer for each, in their order */
    Uni<List<StandingsAnswer.Item>> read(List<StandingsAsked.Item> items, String requestId) {
        Origin origin = Origin.current();
        return Uni.join()
                .all(items.stream().map(item -> viewer(item.token())).toList())
                .andFailFast()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(viewers -> {
                    List<Request> requests = new ArrayList<>();
                    for (int place = 0; place < items.size(); place++) {
                        requests.add(request(items.get(place), viewers.get(place), origin));
                    }
                    return answers(requests, requestId);
                });
    }

    private Uni<Viewer> viewer(String token) {
        return identities
                .authenticate(new TokenAuthenticationRequest(new JsonWebTokenCredential(token)))
                .ifNoItem()
                .after(LONGEST_WAIT)
                .fail()
                .map(identity -> new Viewer(identity, null))
                .onFailure()
                .recoverWithItem(failure -> new Viewer(null, problem(failure)));
    }

    private static ProblemException problem(Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            return TokenFaults.problem(failure);
        }
        if (failure instanceof TimeoutException) {
            return ProblemException.unavailable();
        }
        LOG.error("A token could not be verified", failure);
        return new ProblemException(ErrorCode.INTERNAL);
    }

    private Request request(StandingsAsked.Item item, Viewer viewer, Origin origin) {
        if (viewer.problem() != null) {
            refusals.count(viewer.problem().code(), origin, null);
            return new Request(item, viewer.problem());
        }
        try {
            letIn(item.learner(), viewer.identity());
            return new Request(item, null);
        } catch (ProblemException e) {
            refusals.count(e.code(), origin, LearnerAccess.subject(viewer.identity()));
            return new Request(item, e);
        }
    }

    private void letIn(String learner, SecurityIdentity viewer) {
        if (Permission.WHO_SEES_ALL.roles().stream().noneMatch(viewer::hasRole)) {
            throw new ProblemException(ErrorCode.FORBIDDEN);
        }
        if (!learner.matches(LearnerId.FORM) || learner.equals(LearnerId.ME)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("id", "learner-id");
        }
        access.toSeeAll(learner, viewer);
    }

    private List<StandingsAnswer.Item> answers(List<Request> requests, String requestId) {
        List<Request> letIn = requests.stream().filter(Request::letIn).toList();
        Map<String, ProgressMoment> moments = standing.moments(
                learners(letIn.stream().filter(one -> one.item().known() != null)));
        Map<String, Standing> standings =
                standing
                        .readWithRecent(learners(letIn.stream().filter(one -> !one.isKnown(moments))))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> Standing.from(one.getKey(), one.getValue())));
        return requests.stream()
                .map(one -> !one.letIn()
                        ? StandingsAnswer.problem(
                                problems.respond(one.problem(), one.item().language(), requestId))
                        : one.isKnown(moments)
                                ? StandingsAnswer.asKnown()
                                : StandingsAnswer.standing(
                                        standings.get(one.item().learner())))
                .toList();
    }

    private static Set<String> learners(Stream<Request> requests) {
        return requests.map(one -> one.item().learner()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
