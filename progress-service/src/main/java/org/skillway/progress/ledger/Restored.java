package org.skillway.progress.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.UUID;
import org.skillway.progress.security.ActedAs;

/**
 * Who took a revocation back, as the restored entry keeps it: the entry itself is the word of whoever said it first.
 *
 * @param restoredBy a pseudonym
 */
record Restored(ActedAs restoredAs, UUID restoredBy) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param details null where it was not kept */
    static ActedAs as(String details) {
        try {
            return details == null
                    ? null
                    : JSON.readValue(details, Restored.class).restoredAs();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
