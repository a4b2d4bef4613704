package org.skillway.progress.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of imports, the newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CompletionImportPage")
public record ImportPage(
        @Schema(required = true) List<ImportView> items,

        @Schema(description = "`cursor` of the next page; absent on the last.")
        String next) {}
