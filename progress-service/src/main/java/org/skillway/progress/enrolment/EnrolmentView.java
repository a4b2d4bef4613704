package org.skillway.progress.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.standing.Held;

/** An enrolment on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Enrolment", description = "A course that a learner has taken up.")
public record EnrolmentView(
        @Schema(required = true, description = "The key of the course.", examples = "web-basics")
        String course,

        @Schema(required = true) CourseStatus status,

        @Schema(required = true, description = "Since when.", implementation = String.class, format = "date-time")
        Instant since,

        @Schema(required = true, description = "The progress version that brought it.", examples = "4")
        long version,

        @Schema(required = true) ModuleShareView modules,

        @Schema(description = "Absent while the course has not been completed.")
        CompletedView completed) {

    /** All enrolments, by course. */
    static List<EnrolmentView> from(Held held) {
        Set<String> done = held.of(EntryKind.MODULE_COMPLETED).stream()
                .map(StandingRow::key)
                .collect(Collectors.toUnmodifiableSet());
        Map<String, StandingRow> completed = held.of(EntryKind.COURSE_COMPLETED).stream()
                .collect(Collectors.toUnmodifiableMap(StandingRow::key, Function.identity()));
        return held.of(EntryKind.ENROLLED).stream()
                .map(row -> of(row, held, done, completed.get(row.key())))
                .toList();
    }

    private static EnrolmentView of(StandingRow row, Held held, Set<String> done, StandingRow completed) {
        Contents today = Contents.parse(held.subjects().get(row.version()));
        List<String> counting = today.counting(done);
        return new EnrolmentView(
                row.key(),
                today.status(),
                row.happenedAt(),
                row.version(),
                new ModuleShareView(counting.stream().filter(done::contains).count(), counting.size()),
                completed == null
                        ? null
                        : CompletedView.of(
                                completed, Contents.counted(held.subjects().get(completed.version())), counting));
    }
}
