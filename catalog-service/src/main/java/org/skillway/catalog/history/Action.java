package org.skillway.catalog.history;

import java.util.Locale;

/** What kind of change brought a revision. */
public enum Action {
    IMPORT;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
