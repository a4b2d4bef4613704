package org.skillway.progress.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.ledger.Wish;
import org.skillway.progress.standing.Held;
import org.skillway.progress.web.Key;

/** A goal on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Goal", description = "A role that a learner works towards.")
public record GoalView(
        @Schema(required = true, description = "The key of the role.", examples = "web-developer")
        String role,

        @Schema(required = true) RoleStatus status,

        @Schema(
                description = "The day by which it is to be reached.",
                examples = "2027-03-01",
                implementation = String.class,
                format = "date")
        LocalDate by,

        @Schema(description = "How many hours a week there are for it.", examples = "6")
        Integer hoursPerWeek,

        @Schema(description = "Where it stands among the goals.", examples = "1")
        Integer position,

        @Schema(
                required = true,
                description = "When it was set as it is.",
                implementation = String.class,
                format = "date-time")
        Instant setAt,

        @Schema(required = true, description = "The progress version that set it as it is.", examples = "4")
        long version,

        @Schema(required = true) EssentialView essential,

        @Schema(description = "Absent while it has not been reached.")
        ReachedView reached) {

    static final int LAST_POSITION = 1_000;

    /** The form of {@link #place()}. */
    static final String POSITION = "[0-9]{4} " + Key.FORM;

    /** Where it stands in the list: as it was told, then by key. */
    String place() {
        return "%04d %s".formatted(position == null ? LAST_POSITION + 1 : position, role);
    }

    /** All goals, in order. */
    static List<GoalView> from(Held held) {
        Set<String> completed =
                held.of(EntryKind.COMPLETED).stream().map(StandingRow::key).collect(Collectors.toUnmodifiableSet());
        Map<String, StandingRow> reached = held.of(EntryKind.ROLE_REACHED).stream()
                .collect(Collectors.toUnmodifiableMap(StandingRow::key, Function.identity()));
        return held.of(EntryKind.GOAL_SET).stream()
                .map(row -> of(row, held, completed, reached.get(row.key())))
                .sorted(Comparator.comparing(GoalView::place))
                .toList();
    }

    private static GoalView of(StandingRow row, Held held, Set<String> completed, StandingRow reached) {
        Wish wish = Wish.parse(row.details());
        Asked today = Asked.parse(held.subjects().get(row.version()));
        return new GoalView(
                row.key(),
                today.status(),
                wish.by(),
                wish.hoursPerWeek(),
                wish.position(),
                row.recordedAt(),
                row.version(),
                EssentialView.of(today.requirements(), completed),
                reached == null
                        ? null
                        : ReachedView.of(
                                reached,
                                Asked.parse(held.subjects().get(reached.version()))
                                        .requirements(),
                                today.requirements()));
    }
}
