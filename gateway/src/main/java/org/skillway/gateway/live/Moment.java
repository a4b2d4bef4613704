package org.skillway.gateway.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Where a learner's ledger stands, as progress-service says it.
 *
 * @param ledgerId null while nothing has been recorded
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Moment(String learner, String ledgerId, long version) {

    /** Without the id, which does not belong in a log. */
    @Override
    public String toString() {
        return "Moment[" + version + "]";
    }
}
