package org.skillway.catalog.imports.format;

import java.util.Optional;
import org.skillway.catalog.history.Kind;

/** What the catalog has already, for formats whose entities bring no keys of their own. */
public interface Known {

    /** A catalog that has nothing. */
    Known NOTHING = new Known() {
        @Override
        public Optional<String> keyOf(Kind kind, String scheme, String uri) {
            return Optional.empty();
        }

        @Override
        public boolean isTaken(Kind kind, String key) {
            return false;
        }
    };

    /**
     * The key of the entity that carries an external reference; of several the one that was merged into the others, because
     * it is the one that was imported.
     */
    Optional<String> keyOf(Kind kind, String scheme, String uri);

    /** Whether a key is in use, or was once, by something that the same source has not brought. */
    boolean isTaken(Kind kind, String key);
}
