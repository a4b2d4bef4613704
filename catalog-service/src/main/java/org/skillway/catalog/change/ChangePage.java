package org.skillway.catalog.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.Change;
import org.skillway.catalog.history.ChangeEntry;
import org.skillway.catalog.history.Happening;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Touched;

/** One page of the log. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of changes, the newest first.")
public record ChangePage(
        @Schema(required = true) List<ChangeSummary> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next) {

    /** A change in the log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "One change of the catalog: who made it, when, and what it touched.")
    public record ChangeSummary(
            @Schema(required = true, examples = "1234") long revision,

            @Schema(required = true, description = "When it was committed (RFC 3339, UTC).")
            Instant at,

            @Schema(required = true, examples = "irakli", description = "The subject of who made it.")
            String actor,

            @Schema(required = true, description = "What kind of change it was.")
            Action action,

            @Schema(examples = "1230", description = "The revision that it takes back, where it does.")
            Long reverts,

            @Schema(description = "Why, where somebody said.")
            String reason,

            @Schema(required = true, examples = "1", description = "How many entities it touched.")
            long entityCount,

            @Schema(required = true, description = "The first 20 of them, by kind and key.")
            List<TouchedEntity> entities) {

        static ChangeSummary from(ChangeEntry entry) {
            Change change = entry.change();
            return new ChangeSummary(
                    change.revision(),
                    change.at(),
                    change.actor(),
                    change.action(),
                    change.reverts(),
                    change.reason(),
                    entry.entityCount(),
                    entry.first().stream().map(TouchedEntity::from).toList());
        }
    }

    /** An entity that a change touched. */
    @Schema(description = "An entity that a change touched, and how.")
    public record TouchedEntity(
            @Schema(required = true, examples = "skill") Kind kind,
            @Schema(required = true, examples = "git") String key,
            @Schema(required = true) Happening change) {

        static TouchedEntity from(Touched touched) {
            return new TouchedEntity(touched.entity().kind(), touched.entity().key(), touched.happening());
        }
    }
}
