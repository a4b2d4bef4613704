package org.skillway.catalog.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.Page;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Wording;

/** One page of skills. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of skills, in the order of their keys.")
public record SkillPage(
        @Schema(required = true) List<SkillSummary> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total,

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

    /** A skill in a list. */
    @Schema(description = "A skill in a list.")
    public record SkillSummary(
            @Schema(required = true, examples = "git") String key,
            @Schema(required = true) SkillKind kind,
            @Schema(required = true, examples = "Git") String title,
            @Schema(required = true) String summary) {

        static SkillSummary from(String place, Read<SkillDocument> read, Wording wording) {
            SkillDocument skill = read.document();
            return new SkillSummary(
                    skill.key(),
                    skill.kind(),
                    read.words(place, "/title", skill.title(), wording),
                    read.words(place, "/summary", skill.summary(), wording));
        }
    }

    static SkillPage from(Page<SkillSummary> page, Wording wording) {
        return new SkillPage(page.items(), page.next(), page.total(), wording.fallbacks(), wording.stale());
    }
}
