package org.skillway.catalog.change;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.ChangeFilter;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;

/** Reads what a request for the log says into what is asked of it. */
final class ChangeRequest {

    private static final Pattern ENTITY =
            Pattern.compile("(?<kind>skill|role|module|course)/(?<key>[a-z0-9]++(?:-[a-z0-9]++)*+)");

    private ChangeRequest() {}

    static ChangeFilter filter(String entity, String actor, Action action, String from, String to) {
        return new ChangeFilter(
                entity == null ? null : entity("entity", entity), actor, action, time("from", from), time("to", to));
    }

    /** {@code skill/git}. */
    static EntityKey entity(String parameter, String words) {
        Matcher parts = ENTITY.matcher(words);
        if (!parts.matches()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(parameter, "entity");
        }
        return new EntityKey(Kind.ofWire(parts.group("kind")), parts.group("key"));
    }

    private static Instant time(String parameter, String words) {
        try {
            return words == null ? null : OffsetDateTime.parse(words).toInstant();
        } catch (DateTimeParseException e) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(parameter, "date-time");
        }
    }
}
