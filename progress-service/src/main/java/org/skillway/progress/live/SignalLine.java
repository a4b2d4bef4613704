package org.skillway.progress.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a follower hears.
 *
 * @param line {@code changed} with learners, {@code anybody} where nobody knows whom, {@code beat} when there is nothing new
 * @param learners by their hashes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignalLine(String line, List<String> learners) {

    static final SignalLine BEAT = new SignalLine("beat", null);

    static SignalLine of(Changes changes) {
        return changes.isAnybody() ? new SignalLine("anybody", null) : new SignalLine("changed", changes.hashes());
    }
}
