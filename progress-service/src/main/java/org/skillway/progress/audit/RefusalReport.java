package org.skillway.progress.audit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** What the gateway has refused by itself: each item is an event of its own, and names nobody. */
record RefusalReport(
        @NotNull @Size(min = 1, max = RefusalReport.MOST) List<@NotNull @Valid Item> items) {

    static final int MOST = 200;

    /** Of how long ago is told, at the most. */
    static final long OLDEST_MILLIS = 86_400_000;

    RefusalReport {
        items = items == null ? null : List.copyOf(items);
    }

    /**
     * What was refused alike within a minute.
     *
     * @param id the same whenever this is sent again, which then changes nothing
     * @param code of the problem
     * @param operation null where none was reached, and of what is too manifold to be told apart
     * @param requestId of the first
     * @param millisecondsAgo since when; no time of day, since clocks differ
     */
    record Item(
            @NotNull UUID id,

            @NotNull @Pattern(regexp = "access-refused|token-refused|too-much-asked")
            String event,

            @NotNull @Size(max = 80) @Pattern(regexp = "[a-z]++(?:-[a-z]++)*+")
            String code,

            @Pattern(regexp = "[A-Za-z]{1,80}") String operation,

            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String requestId,

            @Min(1) long times,
            @Min(0) @Max(RefusalReport.OLDEST_MILLIS) long millisecondsAgo) {}
}
