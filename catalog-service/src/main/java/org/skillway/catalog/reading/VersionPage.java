package org.skillway.catalog.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.history.Version;

/** One page of the versions of a module or course. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One page of versions, the newest first.")
public record VersionPage(
        @Schema(required = true) List<VersionView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next) {

    /** One version. */
    @Schema(name = "Version", description = "One publication of a module or course.")
    public record VersionView(
            @Schema(required = true, examples = "3") int version,

            @Schema(required = true, examples = "1234", description = "The catalog revision that brought it.")
            long revision,

            @Schema(required = true, description = "When it was published.")
            Instant publishedAt,

            @Schema(required = true, description = "Whether a later version has been published.")
            boolean superseded) {

        static VersionView from(Version version) {
            return new VersionView(version.version(), version.revision(), version.publishedAt(), version.superseded());
        }
    }
}
