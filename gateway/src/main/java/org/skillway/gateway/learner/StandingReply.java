package org.skillway.gateway.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What progress-service says to one question: a standing, a problem that is the client's answer, or nothing of use. */
sealed interface StandingReply {

    record Told(StandingView standing) implements StandingReply {}

    record Useless(String why) implements StandingReply {}

    /** @param problem as progress-service has it, but for the name of the request */
    record Refused(int status, Map<String, String> headers, JsonNode problem) implements StandingReply {

        public Refused {
            headers = Map.copyOf(headers);
        }

        /** The problem under the name of the request that it answers; several may have gone in as one question. */
        RefusedByProgressException to(Caller caller, ObjectMapper json) {
            JsonNode named = problem;
            if (problem.has("requestId") && problem.deepCopy() instanceof ObjectNode copy) {
                named = copy.put("requestId", caller.requestId());
            }
            try {
                return new RefusedByProgressException(
                        status,
                        MultiMap.caseInsensitiveMultiMap().addAll(headers),
                        Buffer.buffer(json.writeValueAsBytes(named)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A problem that cannot be written", e);
            }
        }
    }
}
