package org.skillway.gateway.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One line of the change feed, of whichever sort ({@code begin}, {@code entity}, {@code commit}, {@code end}): the members
 * that this follower uses. What is absent on the wire is null here.
 *
 * @param crc32 only in a file of our own: the checksum of all lines before this one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FeedLine(
        String line,
        Boolean snapshot,
        String epoch,
        Long after,
        Long head,
        Long revision,
        String kind,
        String key,
        String status,
        String mergedInto,
        Map<String, String> titles,
        List<String> prerequisites,
        List<RequirementLine> requirements,
        Integer minutes,
        List<String> teaches,
        Integer entities,
        Long crc32) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record RequirementLine(String importance, Integer atLeast, List<String> skills) {}

    static FeedLine begin(String epoch, long revision) {
        return new FeedLine(
                "begin", true, epoch, 0L, revision, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    static FeedLine commit(long revision, int entities) {
        return new FeedLine(
                "commit", null, null, null, null, revision, null, null, null, null, null, null, null, null, null,
                entities, null);
    }

    static FeedLine end(long revision, long crc32) {
        return new FeedLine(
                "end", null, null, null, null, revision, null, null, null, null, null, null, null, null, null, null,
                crc32);
    }

    /** Names the entity among all of every kind. */
    String id() {
        return kind + "/" + key;
    }
}
