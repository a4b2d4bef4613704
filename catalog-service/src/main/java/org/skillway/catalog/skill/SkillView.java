package org.skillway.catalog.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.reading.EntityRef;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.skill.SkillDocument.ExternalReference;

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
        long revision,

        @Schema(
                description =
                        "Texts that are not in that language of the answer which the caller wants most; absent where there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fallback> fallbacks,

        @Schema(
                description =
                        "Where the answer shows translations that were made from older words (RFC 6901); absent where it shows none.",
                examples = "[\"/summary\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> stale) {

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

        public static ReferenceView from(ExternalReference reference) {
            return new ReferenceView(reference.scheme(), reference.uri());
        }
    }

    static SkillView from(Read<SkillDocument> read, Refs<SkillDocument> prerequisites, Wording wording) {
        SkillDocument skill = read.document();
        return new SkillView(
                skill.key(),
                read.status(),
                skill.kind(),
                read.words("/title", skill.title(), wording),
                read.words("/summary", skill.summary(), wording),
                wording.listAt("/aliases", skill.aliases()),
                Wording.each(
                        "/prerequisites",
                        skill.prerequisites(),
                        (place, prerequisite) -> new PrerequisiteView(
                                prerequisites.ref(place + "/skill", prerequisite.skill()),
                                read.words(place + "/reason", prerequisite.reason(), wording))),
                skill.references().stream().map(ReferenceView::from).toList(),
                read.version(),
                read.fromRevision(),
                wording.fallbacks(),
                wording.stale());
    }
}
