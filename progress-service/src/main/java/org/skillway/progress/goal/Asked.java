package org.skillway.progress.goal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What a role asks for without fail: today, or when it was reached.
 *
 * @param status of the role; null in what was asked when it was reached
 */
record Asked(RoleStatus status, List<Requirement> requirements) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Asked {
        requirements = List.copyOf(requirements);
    }

    static Asked parse(String subject) {
        try {
            return JSON.readValue(subject, Asked.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
