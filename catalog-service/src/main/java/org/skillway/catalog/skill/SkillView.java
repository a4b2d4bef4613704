package org.skillway.catalog.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.reading.EntityRef;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.skill.SkillDocument.ExternalReference;
import org.skillway.catalog.text.Words;

/** A skill on the wire, in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Skill", description = "Something that can be learned and shown.")
public record SkillView(
        @Schema(required = true, examples = "git") String key,
        @Schema(required = true) Status status,
        @Schema(required = true) SkillKind kind,
        @Schema(required = true, examples = "Git") String title,
        @Schema(required = true) String summary,

        @Schema(required = true, description = "Other names in the language of the answer.")
        List<String> aliases,

        @Schema(required = true, description = "Skills that are needed before this one: all of them.")
        List<PrerequisiteView> prerequisites,

        @Schema(required = true, description = "The same skill elsewhere: an ESCO URI, the home page of a tool.")
        List<ReferenceView> references,

        @Schema(required = true, description = "Grows with each publication of this skill.")
        int version,

        @Schema(required = true, description = "The catalog revision that brought this state.")
        long revision) {

    /** A skill that comes first, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Prerequisite", description = "A skill that is needed before another, and why.")
    public record PrerequisiteView(
            @Schema(required = true) EntityRef skill,
            @Schema(description = "Why it comes first.") String reason) {}

    /** The same skill elsewhere. */
    @Schema(name = "ExternalReference", description = "The same thing in another collection.")
    public record ReferenceView(
            @Schema(required = true, examples = "esco", description = "The collection.")
            String scheme,

            @Schema(required = true, format = "uri") String uri) {

        static ReferenceView from(ExternalReference reference) {
            return new ReferenceView(reference.scheme(), reference.uri());
        }
    }

    static SkillView from(Read<SkillDocument> read, Refs<SkillDocument> prerequisites, Moment moment) {
        SkillDocument skill = read.document();
        return new SkillView(
                skill.key(),
                read.status(),
                skill.kind(),
                Words.in(moment.language(), skill.title()),
                Words.in(moment.language(), skill.summary()),
                skill.aliases().getOrDefault(moment.language().toLanguageTag(), List.of()),
                skill.prerequisites().stream()
                        .map(prerequisite -> new PrerequisiteView(
                                prerequisites.ref(prerequisite.skill()),
                                Words.in(moment.language(), prerequisite.reason())))
                        .toList(),
                skill.references().stream().map(ReferenceView::from).toList(),
                read.version(),
                read.fromRevision());
    }
}
