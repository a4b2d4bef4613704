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
import org.skillway.catalog.history.Status;

/** One change, with a page of what it made of its entities. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Change", description = "One change of the catalog, with one page of the entities that it touched.")
public record ChangeView(
        @Schema(required = true, examples = "1234") long revision,

        @Schema(required = true, description = "When it was committed (RFC 3339, UTC).")
        Instant at,

        @Schema(required = true, examples = "irakli", description = "The subject of who made it.")
        String actor,

        @Schema(required = true, description = "What kind of change it was.")
        Action action,

        @Schema(examples = "1230", description = "The revision that it takes back, where it does.")
        Long reverts,

        @Schema(description = "Why, where somebody said.") String reason,

        @Schema(required = true, examples = "1", description = "How many entities it touched.")
        long entityCount,

        @Schema(required = true, description = "What it made of each, by kind and key.")
        List<EntityChange> items,

        @Schema(description = "Cursor of the next page of entities; absent on the last.")
        String next) {

    /** What a change made of one entity. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "What a change made of one entity.")
    public record EntityChange(
            @Schema(required = true, examples = "skill") Kind kind,
            @Schema(required = true, examples = "git") String key,
            @Schema(required = true) Happening change,

            @Schema(description = "How it stood before; absent when the change brought it.")
            Standing before,

            @Schema(required = true, description = "How it stood after.")
            Standing after,

            @Schema(required = true, description = "In what the two differ; what is not named stayed as it was.")
            List<Difference> differences) {}

    /** How an entity stood. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EntityStanding", description = "How an entity stood at one time.")
    public record Standing(
            @Schema(required = true) Status status,
            @Schema(required = true, examples = "3") int version,

            @Schema(required = true, description = "Its title then, in the language of the answer.")
            String title,

            @Schema(examples = "git", description = "The skill into which it was merged.")
            String mergedInto) {}

    static ChangeView from(ChangeEntry entry, List<EntityChange> items, String next) {
        Change change = entry.change();
        return new ChangeView(
                change.revision(),
                change.at(),
                change.actor(),
                change.action(),
                change.reverts(),
                change.reason(),
                entry.entityCount(),
                items,
                next);
    }
}
