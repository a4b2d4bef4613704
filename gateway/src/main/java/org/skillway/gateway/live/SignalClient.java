package org.skillway.gateway.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.skillway.gateway.feed.FeedException;
import org.skillway.gateway.feed.FeedStream;
import org.skillway.gateway.feed.OwnCalls;

/** Asks progress-service whose progress changes, and where many stand. */
@ApplicationScoped
class SignalClient {

    private final OwnCalls progress;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Moments(List<Moment> items) {}

    SignalClient(OwnCalls progress) {
        this.progress = progress;
    }

    /** The signals, line by line, for as long as progress-service gives them. */
    FeedStream signals() throws FeedException, InterruptedException {
        return progress.stream("/internal/v1/signals");
    }

    /** After a token was not accepted. */
    void forgetToken() {
        progress.forgetToken();
    }

    /** Where these learners stand, at most a thousand. */
    List<Moment> versions(List<String> learners) throws FeedException, InterruptedException {
        Moments moments = progress.post("/internal/v1/versions", Map.of("learners", learners), Moments.class);
        return moments == null || moments.items() == null ? List.of() : moments.items();
    }
}
