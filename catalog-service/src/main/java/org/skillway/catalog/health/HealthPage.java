package org.skillway.catalog.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Kind;

/** One page of findings. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CatalogHealth", description = "One page of what an admin should look at, by rule, kind and key.")
record HealthPage(
        @Schema(required = true) List<FindingView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(required = true, description = "How many findings there are by rule, whatever is filtered.")
        List<RuleCount> rules) {

    /** Something to look at. */
    @Schema(name = "HealthFinding", description = "Something that an admin should look at.")
    record FindingView(
            @Schema(required = true) Rule rule,
            @Schema(required = true) Severity severity,
            @Schema(required = true) EntityView entity,

            @Schema(required = true, description = "What it has to do with: who asks for it, what is missing.")
            List<EntityView> related,

            @Schema(required = true, description = "In words, English or Georgian.")
            String message) {}

    /** An entity of any kind. */
    @Schema(name = "HealthEntity", description = "An entity of any kind.")
    record EntityView(
            @Schema(required = true) Kind kind,
            @Schema(required = true, examples = "git") String key,
            @Schema(required = true, examples = "Git") String title) {}

    /** How often a rule is broken. */
    @Schema(name = "HealthRuleCount", description = "How often a rule is broken.")
    record RuleCount(
            @Schema(required = true) Rule rule,
            @Schema(required = true, examples = "3") long count) {}
}
