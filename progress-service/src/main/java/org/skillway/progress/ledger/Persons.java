package org.skillway.progress.ledger;

import java.util.Map;
import java.util.UUID;

/** Those behind the pseudonyms of an answer. Of whoever has been erased since, nobody knows who it was. */
public final class Persons {

    /** Of an answer without any. */
    static final Persons NOBODY = new Persons(Map.of(), false);

    private final Map<UUID, String> subjects;
    private final boolean some;

    /** Of an answer that has pseudonyms, those that lead to somebody still. */
    Persons(Map<UUID, String> subjects) {
        this(subjects, true);
    }

    private Persons(Map<UUID, String> subjects, boolean some) {
        this.subjects = Map.copyOf(subjects);
        this.some = some;
    }

    /** The subject; null where nobody knows any more. */
    public String subject(UUID pseudonym) {
        return pseudonym == null ? null : subjects.get(pseudonym);
    }

    /**
     * What the answer's ETag has to name beside the progress; null for nothing. An erasure changes the answers that named the
     * erased, whatever version they are of, and never brings a name back: so it is enough how many there are.
     */
    public String tag() {
        return some ? tag(subjects.size()) : null;
    }

    /** The tag of an answer that names so many. */
    public static String tag(int known) {
        return "p" + known;
    }
}
