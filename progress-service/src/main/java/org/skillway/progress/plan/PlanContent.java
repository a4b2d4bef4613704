package org.skillway.progress.plan;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** A plan as the ledger keeps it: the same always in the same letters. */
@JsonPropertyOrder({"question", "catalogRevision", "progressVersion", "status", "modules"})
record PlanContent(
        PlanQuestion question,
        long catalogRevision,
        long progressVersion,
        PlanStatus status,
        List<PlannedModule> modules) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    PlanContent {
        modules = List.copyOf(modules);
    }

    static PlanContent parse(String details) {
        try {
            return JSON.readValue(details, PlanContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String details() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long all of it takes. */
    long minutes() {
        return modules.stream().mapToLong(PlannedModule::minutes).sum();
    }
}
