package org.skillway.catalog.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One difference between two documents of one entity. All differences of a pair together lead from the one to the other
 * exactly: take out what was removed, put what was added or moved at its place in the list, let the rest close ranks in
 * its old order, and set what was added or changed elsewhere.
 *
 * @param path where, as a JSON Pointer whose steps through a list are the natural keys of its items
 * @param before the value that was; the old place from 0 where something moved; null where there was none
 * @param after the value that is; the new place from 0 where something moved; null where there is none
 * @param position the place in its list, from 0, of what was added to one; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One difference between what was said about an entity before and after a change.")
public record Difference(
        @Schema(
                required = true,
                examples = "/prerequisites/git/reason/ka",
                description = "Where: member names, languages, and in lists the natural keys of their items.")
        String path,

        @Schema(required = true) Op op,

        @Schema(
                implementation = Object.class,
                description =
                        "The value before; for what moved, its place in the list from 0. Absent for what was added.")
        JsonNode before,

        @Schema(
                implementation = Object.class,
                description =
                        "The value after; for what moved, its place in the list from 0. Absent for what was removed.")
        JsonNode after,

        @Schema(examples = "0", description = "The place in its list, from 0, of what was added to one.")
        Integer position) {

    /** What happened at the path. */
    @Schema(name = "DifferenceOp", description = "What happened there.")
    public enum Op {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("moved")
        MOVED
    }
}
