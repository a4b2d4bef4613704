package org.skillway.gateway.learner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.skillway.gateway.config.StandingsConfig;

/**
 * The standings that learners had when they were last asked for. None is an answer by itself: progress-service says each
 * time whether it still holds, and whether whoever asks may see it.
 */
@ApplicationScoped
class KnownStandings {

    private final Cache<String, StandingView> known;

    KnownStandings(StandingsConfig config) {
        this.known = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((String learner, StandingView standing) -> learner.length() + standing.bytes())
                .expireAfterWrite(config.keep())
                .build();
    }

    Optional<StandingView> of(String learner) {
        return Optional.ofNullable(known.getIfPresent(learner));
    }

    void keep(String learner, StandingView standing) {
        known.put(learner, standing);
    }
}
