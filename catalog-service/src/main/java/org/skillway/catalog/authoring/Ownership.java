package org.skillway.catalog.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.security.Caller;

/** Admins may change everything, instructors what they own. */
@ApplicationScoped
class Ownership {

    private static final String OWNERS = "owners";
    private static final Set<Kind> OWNED = Set.of(Kind.MODULE, Kind.COURSE);

    private final Caller caller;

    Ownership(Caller caller) {
        this.caller = caller;
    }

    static boolean isOwned(Kind kind) {
        return OWNED.contains(kind);
    }

    boolean holds(Document document) {
        return caller.isAdmin() || document.owners().contains(caller.subject());
    }

    /** Enters the caller as the owner of what names none; who is no admin begins only what is also theirs. */
    void enter(Kind kind, ObjectNode object) {
        if (!isOwned(kind)) {
            return;
        }
        if (!object.has(OWNERS)) {
            object.putArray(OWNERS).add(caller.subject());
        } else if (!caller.isAdmin() && !names(object.get(OWNERS))) {
            throw new ProblemException(ErrorCode.INVALID_VALUE).at("/" + OWNERS, "owner");
        }
    }

    private boolean names(JsonNode owners) {
        for (JsonNode owner : owners) {
            if (owner.asText().equals(caller.subject())) {
                return true;
            }
        }
        return false;
    }

    void check(Document document) {
        if (!holds(document)) {
            throw new ProblemException(ErrorCode.FORBIDDEN);
        }
    }
}
