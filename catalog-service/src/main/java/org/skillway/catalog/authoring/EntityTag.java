package org.skillway.catalog.authoring;

import java.util.UUID;
import org.skillway.catalog.history.State;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.reading.Moment;

/**
 * What is edited, at one moment (RFC 9110, 8.8.3).
 *
 * @param opaque the tag without its quotes
 */
record EntityTag(String opaque) {

    private static final int EPOCH_CHARACTERS = 8;

    static EntityTag of(UUID epoch, State state) {
        // So begins every tag of published states; reads by key append what else their answer shows.
        return new EntityTag(
                Answer.SHAPE + "." + epoch.toString().substring(0, EPOCH_CHARACTERS) + "." + state.fromRevision());
    }

    /** The tag of a state as it is read at a moment, which may be a past one. */
    static EntityTag of(Moment moment, State state) {
        return new EntityTag(of(moment.epoch(), state).opaque + moment.redactionTag());
    }

    /** @param tag from the sequence that each write of a draft draws from */
    static EntityTag ofDraft(long tag) {
        return new EntityTag("draft." + tag);
    }

    /** Whether a tag that a client sends is this one, or that of a read by key that showed the same state. */
    boolean isNamedBy(String tag) {
        return tag.equals(toString()) || tag.startsWith("\"" + opaque + ".");
    }

    @Override
    public String toString() {
        return "\"" + opaque + "\"";
    }
}
