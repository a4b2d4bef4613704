package org.skillway.progress.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;

/** What a learner has in mind with a role, as the ledger keeps it: the same always in the same letters. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"by", "hoursPerWeek", "position"})
record Wish(LocalDate by, Integer hoursPerWeek, Integer position) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Wish NONE = new Wish(null, null, null);

    /** @param details null for nothing */
    static Wish parse(String details) {
        try {
            return details == null ? NONE : JSON.readValue(details, Wish.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null for nothing. */
    String details() {
        try {
            return equals(NONE) ? null : JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
