package org.skillway.progress.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose ledgers have changed, gathered until it can be told: learners by their hashes, and when they are more than one
 * signal holds, anybody. Used under the lock of its owner.
 */
final class Changes {

    /** Of eleven characters and a comma each: PostgreSQL takes less than 8,000 bytes. */
    static final int MOST = 600;

    private static final String ANYBODY = "*";

    private final Set<String> hashes = new LinkedHashSet<>();
    private boolean anybody;

    /** Reads a signal; what is none counts as one about anybody. */
    static Changes read(String payload) {
        Changes changes = new Changes();
        if (payload.isEmpty() || payload.equals(ANYBODY)) {
            changes.addAnybody();
        } else {
            changes.add(List.of(payload.split(",", -1)));
        }
        return changes;
    }

    void add(Collection<String> more) {
        if (!anybody) {
            hashes.addAll(more);
            if (hashes.size() > MOST) {
                addAnybody();
            }
        }
    }

    void add(Changes more) {
        if (more.anybody) {
            addAnybody();
        } else {
            add(more.hashes);
        }
    }

    void addAnybody() {
        anybody = true;
        hashes.clear();
    }

    boolean isEmpty() {
        return !anybody && hashes.isEmpty();
    }

    boolean isAnybody() {
        return anybody;
    }

    List<String> hashes() {
        return List.copyOf(hashes);
    }

    void clear() {
        anybody = false;
        hashes.clear();
    }

    /** As a signal of PostgreSQL's carries it. */
    String payload() {
        return anybody ? ANYBODY : String.join(",", hashes);
    }
}
