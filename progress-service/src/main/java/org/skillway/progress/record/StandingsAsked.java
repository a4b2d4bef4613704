package org.skillway.progress.record;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Where several learners stand, asked by several people at once: each item is a request of its own. */
record StandingsAsked(
        @NotNull @Size(min = 1, max = StandingsAsked.MOST) List<@NotNull @Valid Item> items) {

    static final int MOST = 128;

    StandingsAsked {
        items = items == null ? null : List.copyOf(items);
    }

    /**
     * One request.
     *
     * @param token of whoever asks, without the name of its scheme
     * @param learner never {@code me}
     * @param language as in {@code Accept-Language}; null for none
     * @param known what the gateway has of this learner already; null for nothing
     */
    record Item(
            @NotNull String token,
            @NotNull String learner,
            String language,
            @Valid Known known) {

        /** Without the token and the learner, which do not belong in a log. */
        @Override
        public String toString() {
            return "Item";
        }
    }

    /** @param ledgerId null for a learner who has recorded nothing */
    record Known(UUID ledgerId, @Min(0) long version) {}
}
