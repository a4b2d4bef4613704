package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.util.List;
import java.util.Map;

/** A call with several standings, as it was agreed on with progress-service (deploy/contract). */
final class StandingsBatch {

    private StandingsBatch() {}

    record Asked(List<AskedItem> items) {}

    /** @param known what is kept of the learner; null for nothing */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskedItem(String token, String learner, String language, Known known) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Known(String ledgerId, long version) {

        static Known of(StandingView standing) {
            return new Known(standing.ledgerId(), standing.version());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<AnswerItem> items) {}

    /** @param body a standing or a problem, not read yet: that one cannot be read is no fault of the others */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AnswerItem(int status, Map<String, String> headers, TokenBuffer body) {}
}
