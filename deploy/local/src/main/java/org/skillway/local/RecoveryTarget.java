package org.skillway.local;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * To which moment a backup is brought: to that of the backup itself, as far as the archived log goes, or to a time.
 *
 * @param time null unless it is one
 */
record RecoveryTarget(Kind kind, Instant time) {

    enum Kind {
        BACKUP,
        END,
        TIME
    }

    /** What a person asks for; null for the moment of the backup. Throws {@link IllegalArgumentException} with a sentence. */
    static RecoveryTarget parse(String until) {
        if (until == null) {
            return new RecoveryTarget(Kind.BACKUP, null);
        }
        if (until.equals("end")) {
            return new RecoveryTarget(Kind.END, null);
        }
        try {
            return new RecoveryTarget(Kind.TIME, Instant.parse(until));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--until takes a time like 2026-11-27T08:15:30Z, or \"end\", and not \"%s\".".formatted(until), e);
        }
    }

    boolean needsArchive() {
        return kind != Kind.BACKUP;
    }

    /** Lines of postgresql.conf. The log is that of the one timeline on which the backup was taken. */
    List<String> settings() {
        return switch (kind) {
            case BACKUP -> List.of("recovery_target = 'immediate'", "recovery_target_action = 'promote'");
            case END -> List.of();
            case TIME ->
                List.of(
                        // A setting knows no "Z".
                        "recovery_target_time = '%s'"
                                .formatted(time.toString().replace('T', ' ').replace("Z", "+00")),
                        "recovery_target_action = 'promote'");
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case BACKUP -> "the moment of the backup";
            case END -> "the end of its archived log";
            case TIME -> time.toString();
        };
    }
}
