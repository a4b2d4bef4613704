package org.skillway.catalog.history;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that the catalog says about one entity at one time, as it is written in content files and stored in a
 * state. Two equal documents say the same thing: an edit from one to the other changes nothing.
 */
public interface Document {

    Kind entityKind();

    String key();

    /** By BCP 47 language. */
    Map<String, String> title();

    /** Everything that this entity points at; the same edge may come twice. */
    Stream<Reference> edges();
}
