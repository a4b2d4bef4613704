package org.skillway.catalog.history;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    /** Subjects who may change it besides admins; only modules and courses have any. */
    default List<String> owners() {
        return List.of();
    }

    /** What searches find it by. */
    Description description();

    /**
     * The same with other skills in place of some: what becomes the same by it stands once, and a choice of n needs no
     * more than remain.
     *
     * @param survivor the skill to name instead of a skill; the same one where nothing changes
     */
    Document redirected(UnaryOperator<String> survivor);
}
