package org.skillway.progress.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerId;

/** Holds one line against all rules that can be decided without the database, and names each that it breaks. */
final class LineCheck {

    static final Set<String> FIELDS = Set.of("learner", "skill", "module", "happenedAt", "entryId");

    /** By how much an importer's clock may be ahead of ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final Pattern LEARNER = Pattern.compile(LearnerId.FORM);
    private static final Pattern KEY = Pattern.compile(Key.ANY_LENGTH);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                    + "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])");

    private final Clock clock;
    private final Intake intake;

    LineCheck(Clock clock, Intake intake) {
        this.clock = clock;
        this.intake = intake;
    }

    /** @param values what the line says, by field; what it does not say is not there */
    void check(long line, Map<String, String> values) {
        List<CompletionFault> faults = new ArrayList<>();
        String learner = values.get("learner");
        if (learner == null) {
            faults.add(new CompletionFault(line, "learner", "required"));
        } else if (learner.equals(LearnerId.ME) || !LEARNER.matcher(learner).matches()) {
            faults.add(new CompletionFault(line, "learner", "learner-id"));
        }
        String skill = values.get("skill");
        String module = values.get("module");
        if ((skill == null) == (module == null)) {
            faults.add(new CompletionFault(line, "", "skill-or-module"));
        } else if (!isKey(skill == null ? module : skill)) {
            faults.add(new CompletionFault(line, skill == null ? "module" : "skill", "unknown"));
        }
        Instant happenedAt = time(line, values.get("happenedAt"), faults);
        String entryId = values.get("entryId");
        if (entryId != null && !UUID_FORM.matcher(entryId).matches()) {
            faults.add(new CompletionFault(line, "entryId", "uuid"));
        }
        faults.forEach(intake::fault);
        if (faults.isEmpty()) {
            UUID id = entryId == null ? null : UUID.fromString(entryId);
            intake.row(new CompletionRow(line, learner, skill, module, happenedAt, id));
        }
    }

    private static boolean isKey(String key) {
        return key.length() <= Key.MAX_LENGTH && KEY.matcher(key).matches();
    }

    private Instant time(long line, String text, List<CompletionFault> faults) {
        if (text == null) {
            faults.add(new CompletionFault(line, "happenedAt", "required"));
            return null;
        }
        Instant time = parsed(text);
        if (time == null) {
            faults.add(new CompletionFault(line, "happenedAt", "time"));
        } else if (time.isAfter(clock.instant().plus(SKEW))) {
            faults.add(new CompletionFault(line, "happenedAt", "not-in-future"));
        } else if (time.isBefore(Instant.EPOCH)) {
            faults.add(new CompletionFault(line, "happenedAt", "not-before-1970"));
        }
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Null where the text is no time. */
    private static Instant parsed(String text) {
        try {
            return TIME.matcher(text).matches() ? Instant.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
