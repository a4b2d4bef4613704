package org.skillway.system;

import java.util.Set;

/**
 * Something that not everybody may know of, and something like it that is not there.
 *
 * @param variable of an operation's path or query that names it
 * @param known who may know of it; empty where that is whoever may call the operation
 */
record Hidden(String variable, String there, String notThere, Set<Caller> known) {

    boolean isKnownTo(Caller caller, Set<Caller> allowed) {
        return (known.isEmpty() ? allowed : known).contains(caller);
    }
}
