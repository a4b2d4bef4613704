package org.skillway.gateway.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One line of the change feed, of whichever sort ({@code begin}, {@code entity}, {@code commit}, {@code end}): the members
 * that this follower uses. What is absent on the wire is null here.
 *
 * @param form only in a file of our own: which members its lines have
 * @param crc32 only in a file of our own: the checksum of all lines before this one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FeedLine(
        String line,
        Integer form,
        Boolean snapshot,
        String epoch,
        Long after,
        Long head,
        Long revision,
        String kind,
        String key,
        String status,
        Integer version,
        String mergedInto,
        Map<String, String> titles,
        List<String> prerequisites,
        String broader,
        List<String> careerSteps,
        List<ChoiceLine> requirements,
        Integer minutes,
        String language,
        String level,
        List<String> teaches,
        List<ChoiceLine> assumes,
        List<String> modules,
        Integer entities,
        Long crc32) {

    /** @param importance of a requirement; absent in what a module assumes */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ChoiceLine(String importance, Integer atLeast, List<String> skills) {

        private ChoiceLine compact(Map<String, String> pool) {
            return new ChoiceLine(one(importance, pool), atLeast, all(skills, pool));
        }
    }

    static FeedLine begin(int form, String epoch, long revision) {
        return ofNoEntity("begin", form, true, epoch, revision, null, null);
    }

    static FeedLine commit(long revision, int entities) {
        return ofNoEntity("commit", null, null, null, revision, entities, null);
    }

    static FeedLine end(long revision, long crc32) {
        return ofNoEntity("end", null, null, null, revision, null, crc32);
    }

    private static FeedLine ofNoEntity(
            String line, Integer form, Boolean snapshot, String epoch, long revision, Integer entities, Long crc32) {
        return new FeedLine(
                line, form, snapshot, epoch, null, null, revision, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, entities, crc32);
    }

    /**
     * The same in half the memory: lists no larger than what is in them, and of words that are alike only one.
     *
     * @param pool the words so far
     */
    FeedLine compact(Map<String, String> pool) {
        return new FeedLine(
                one(line, pool),
                form,
                snapshot,
                epoch,
                after,
                head,
                revision,
                one(kind, pool),
                one(key, pool),
                one(status, pool),
                version,
                one(mergedInto, pool),
                titles == null ? null : Map.copyOf(titles),
                all(prerequisites, pool),
                one(broader, pool),
                all(careerSteps, pool),
                choices(requirements, pool),
                minutes,
                one(language, pool),
                one(level, pool),
                all(teaches, pool),
                choices(assumes, pool),
                all(modules, pool),
                entities,
                crc32);
    }

    private static String one(String word, Map<String, String> pool) {
        return word == null ? null : pool.computeIfAbsent(word, first -> first);
    }

    private static List<String> all(List<String> words, Map<String, String> pool) {
        return words == null
                ? null
                : words.stream().map(word -> one(word, pool)).toList();
    }

    private static List<ChoiceLine> choices(List<ChoiceLine> choices, Map<String, String> pool) {
        return choices == null
                ? null
                : choices.stream().map(choice -> choice.compact(pool)).toList();
    }

    /** Names the entity among all of every kind. */
    String id() {
        return kind + "/" + key;
    }
}
