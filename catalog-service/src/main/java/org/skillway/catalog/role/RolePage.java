package org.skillway.catalog.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.reading.Fallback;
import org.skillway.catalog.reading.Page;
import org.skillway.catalog.reading.ReadingService.Read;
import org.skillway.catalog.reading.Wording;

/** One page of roles. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of roles, in the order of their keys.")
public record RolePage(
        @Schema(required = true) List<RoleSummary> items,

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

    /** A role in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "A role in a list.")
    public record RoleSummary(
            @Schema(required = true, examples = "web-developer")
            String key,

            @Schema(required = true, examples = "Web developer")
            String title,

            @Schema(required = true) String summary,

            @Schema(description = "Key of the role of which this is one kind.", examples = "python-developer")
            String broader) {

        static RoleSummary from(String place, Read<RoleDocument> read, Wording wording) {
            RoleDocument role = read.document();
            return new RoleSummary(
                    role.key(),
                    read.words(place, "/title", role.title(), wording),
                    read.words(place, "/summary", role.summary(), wording),
                    role.broader());
        }
    }

    static RolePage from(Page<RoleSummary> page, Wording wording) {
        return new RolePage(page.items(), page.next(), page.total(), wording.fallbacks(), wording.stale());
    }
}
