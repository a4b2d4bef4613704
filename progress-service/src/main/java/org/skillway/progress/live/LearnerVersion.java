package org.skillway.progress.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * Where a learner's ledger stands.
 *
 * @param ledgerId null while nothing has been recorded
 * @param version 0 while nothing has been recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LearnerVersion(String learner, UUID ledgerId, long version) {

    /** Without the id, which does not belong in a log. */
    @Override
    public String toString() {
        return "LearnerVersion[" + version + "]";
    }
}
