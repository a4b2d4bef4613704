package org.skillway.system.fuzz;

import java.util.List;
import java.util.Set;

/** What a run takes place on: who asks, to whom something belongs that others must neither see nor change, and what that is. */
interface Ground {

    /** The learner whose things are looked for in the answers to others. */
    User victim();

    /** Who can stand in the place of a learner in a path; the victim among them. */
    List<String> learners();

    /** What a user has seen; the same one at every call. */
    Memory memoryOf(User user);

    /** Texts that stand in nothing but what belongs to the victim, and that this user must not be shown. */
    Set<String> secretsFrom(User user);

    /** Whether a user who sees a part of what is the victim's may do this at this path of theirs. */
    boolean opens(User user, String method, String path);

    /** What the victim's own standing is at, so that it differs after every change that this user must not make. */
    String standing(User user);

    /** Bodies that no schema describes, for an operation that takes this media type. */
    List<String> samples(Operation operation, String type, User user);

    /** Whether a request would take the ground from under the run, such as the erasure of the victim. */
    boolean spares(User user, Request request);
}
