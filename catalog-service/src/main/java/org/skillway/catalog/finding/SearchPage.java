package org.skillway.catalog.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.module.ModuleDocument.Level;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.skill.SkillKind;

/** One page of what a search found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of what a search found, the best first.")
public record SearchPage(
        @Schema(required = true) List<SearchItem> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total,

        @Schema(
                description =
                        "What was searched for in place of `q`, where a word of it found nothing; in Latin letters.",
                examples = "django")
        String corrected,

        @Schema(description = "Counts by value, each under all filters but its own; only those asked for.")
        Facets facets,

        @Schema(
                description =
                        "Texts that are not in that language of the answer which the caller wants most; absent where there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fallback> fallbacks,

        @Schema(
                description =
                        "Where the answer shows translations that were made from older words (RFC 6901); absent where it shows none.",
                examples = "[\"/items/0/summary\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> stale) {

    /** What a search found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "Something that a search found. Members that its kind does not have are absent.")
    public record SearchItem(
            @Schema(required = true) Kind kind,
            @Schema(required = true, examples = "git") String key,
            @Schema(required = true, examples = "Git") String title,
            @Schema(required = true) String summary,
            @Schema(description = "Of a skill.") SkillKind skillKind,

            @Schema(description = "Language of study of a module (BCP 47).", examples = "en")
            String language,

            @Schema(description = "Of a module.") Level level,

            @Schema(description = "How long an average learner takes for a module.", examples = "90")
            Integer minutes,

            @Schema(
                    required = true,
                    description =
                            "Where the words stand: they are its whole `name`, or stand all in its `title`, its `alias`es or its `summary`, or else somewhere in its `text`.")
            String matched) {}

    /** Counts by value. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "How many entities there are by value.")
    public record Facets(
            List<FacetValue> kind,
            List<FacetValue> skillKind,
            List<FacetValue> language,
            List<FacetValue> level,

            @Schema(description = "The twenty roles that ask for most of what was found.")
            List<FacetValue> role,

            @Schema(description = "Spans of minutes, as `31-60`; the last has no end: `481-`.")
            List<FacetValue> minutes) {}

    /** How many of what was found have a value. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "How many of what was found have a value.")
    public record FacetValue(
            @Schema(required = true, examples = "beginner") String value,

            @Schema(description = "Title, where the value is the key of a role.")
            String title,

            @Schema(required = true, examples = "12") long count) {}
}
