package org.skillway.catalog.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.Page;
import org.skillway.catalog.text.Words;

/** One page of skills. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of skills, in the order of their keys.")
public record SkillPage(
        @Schema(required = true) List<SkillSummary> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {

    /** A skill in a list. */
    @Schema(description = "A skill in a list.")
    public record SkillSummary(
            @Schema(required = true, examples = "git") String key,
            @Schema(required = true) SkillKind kind,
            @Schema(required = true, examples = "Git") String title,
            @Schema(required = true) String summary) {

        static SkillSummary from(SkillDocument skill, Moment moment) {
            return new SkillSummary(
                    skill.key(),
                    skill.kind(),
                    Words.in(moment.language(), skill.title()),
                    Words.in(moment.language(), skill.summary()));
        }
    }

    static SkillPage from(Page<SkillSummary> page) {
        return new SkillPage(page.items(), page.next(), page.total());
    }
}
