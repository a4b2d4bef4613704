package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** That a token opens nothing anywhere, and is refused in the form that is documented. */
final class RefusedTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CODES = Set.of("token-invalid", "token-expired");

    private RefusedTokens() {}

    static void everywhere(Operations operations, String token) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Operations.Answer answer : operations.ask(operations.all().stream(), token)) {
            String fault = fault(answer.response());
            if (!fault.isEmpty()) {
                wrong.add(answer.operation() + ": " + fault);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String fault(HttpResponse<String> answer) {
        if (answer.statusCode() != 401) {
            return "status " + answer.statusCode();
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return "no problem but " + answer.headers().map();
        }
        if (!answer.headers().allValues("WWW-Authenticate").equals(List.of("Bearer error=\"invalid_token\""))) {
            return "challenge " + answer.headers().allValues("WWW-Authenticate");
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            String code = problem.path("code").asText();
            boolean whole = CODES.contains(code)
                    && problem.path("status").asInt() == 401
                    && problem.path("type").asText().equals("urn:skillway:problem:" + code)
                    && problem.hasNonNull("title")
                    && problem.hasNonNull("requestId");
            return whole ? "" : "problem " + answer.body();
        } catch (JsonProcessingException e) {
            return "no JSON but " + answer.body();
        }
    }
}
