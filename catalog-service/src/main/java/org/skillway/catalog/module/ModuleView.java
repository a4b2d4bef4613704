package org.skillway.catalog.module;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Status;
import org.skillway.catalog.reading.EntityRef;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Refs;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.skill.SkillDocument;

/** A module on the wire, in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Module", description = "A unit of study made by an instructor.")
public record ModuleView(
        @Schema(required = true, examples = "git-from-zero") String key,
        @Schema(required = true) Status status,
        @Schema(required = true) String title,
        @Schema(required = true) String summary,

        @Schema(
                description =
                        "Markdown (CommonMark, with tables), as it was written; absent where there is a link. HTML in it"
                                + " is text.",
                examples = "# A tidy history")
        String content,

        @Schema(
                description =
                        "The content as HTML, safe to be inserted into a page as it is; absent where there is a link.",
                examples = "<h1>A tidy history</h1>")
        String contentHtml,

        @Schema(description = "Where the content stands when it is not here.", format = "uri")
        String link,

        @Schema(required = true, examples = "90", description = "How long an average learner takes.")
        int minutes,

        @Schema(required = true, examples = "en", description = "Language of study (BCP 47).")
        String language,

        @Schema(required = true) ModuleDocument.Level level,

        @Schema(required = true, description = "Skills that it teaches.")
        List<EntityRef> teaches,

        @Schema(
                required = true,
                description = "What a learner has to bring, besides the prerequisites of the taught skills.")
        List<AssumptionView> assumes,

        @Schema(required = true, description = "Grows with each publication of this module.")
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

    /** An n-of-m choice of skills. */
    @Schema(name = "Assumption", description = "That a learner has to bring at least so many of these skills.")
    public record AssumptionView(
            @Schema(required = true, examples = "1", description = "How many of the skills are needed.")
            int atLeast,

            @Schema(required = true) List<EntityRef> skills) {}

    /** @param html makes what a page can insert of what the author has written */
    static ModuleView from(
            Read<ModuleDocument> read, Refs<SkillDocument> skills, Wording wording, UnaryOperator<String> html) {
        ModuleDocument module = read.document();
        String title = read.words("/title", module.title(), wording);
        String summary = read.words("/summary", module.summary(), wording);
        String content = read.words("/content", module.content(), wording);
        return new ModuleView(
                module.key(),
                read.status(),
                title,
                summary,
                content,
                html.apply(content),
                module.link(),
                module.minutes(),
                module.language(),
                module.level(),
                skills.refs("/teaches", module.teaches()),
                Wording.each(
                        "/assumes",
                        module.assumes(),
                        (place, assumption) -> new AssumptionView(
                                assumption.atLeast(), skills.refs(place + "/skills", assumption.skills()))),
                read.version(),
                read.fromRevision(),
                wording.fallbacks(),
                wording.stale());
    }
}
