package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a learner has in mind with a role, as the ledger keeps it: the same always in the same letters. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"by", "hoursPerWeek", "position"})
@Schema(name = "Wish", description = "What the learner has in mind with the role.")
public record Wish(
        @Schema(
                description = "The day by which it is to be reached.",
                examples = "2027-03-01",
                implementation = String.class,
                format = "date")
        LocalDate by,

        @Schema(description = "How many hours a week there are for it.", examples = "6")
        Integer hoursPerWeek,

        @Schema(description = "Where it stands among the goals.", examples = "1")
        Integer position) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Wish NONE = new Wish(null, null, null);

    /** @param details null for nothing */
    public static Wish parse(String details) {
        try {
            return details == null ? NONE : JSON.readValue(details, Wish.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null for nothing. */
    public String details() {
        try {
            return equals(NONE) ? null : JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
