package org.skillway.progress.replica;

import java.util.UUID;

/** Up to where the catalog has been copied: a revision means something only within its epoch. */
public record Position(UUID epoch, long revision) {

    /** Short form for ETags. */
    public String tag() {
        return epoch.toString().substring(0, 8) + "-" + revision;
    }
}
