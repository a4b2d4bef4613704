package org.skillway.catalog.module;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.Page;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Wording;

/** One page of modules. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of modules, in the order of their keys.")
public record ModulePage(
        @Schema(required = true) List<ModuleSummary> items,

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

    /** A module in a list. */
    @Schema(description = "A module in a list.")
    public record ModuleSummary(
            @Schema(required = true, examples = "git-from-zero")
            String key,

            @Schema(required = true) String title,
            @Schema(required = true) String summary,

            @Schema(required = true, examples = "90", description = "How long an average learner takes.")
            int minutes,

            @Schema(required = true, examples = "en", description = "Language of study (BCP 47).")
            String language,

            @Schema(required = true) ModuleDocument.Level level,

            @Schema(required = true, description = "Keys of the skills that it teaches.")
            List<String> teaches) {

        static ModuleSummary from(String place, Read<ModuleDocument> read, Wording wording) {
            ModuleDocument module = read.document();
            return new ModuleSummary(
                    module.key(),
                    read.words(place, "/title", module.title(), wording),
                    read.words(place, "/summary", module.summary(), wording),
                    module.minutes(),
                    module.language(),
                    module.level(),
                    module.teaches());
        }
    }

    static ModulePage from(Page<ModuleSummary> page, Wording wording) {
        return new ModulePage(page.items(), page.next(), page.total(), wording.fallbacks(), wording.stale());
    }
}
