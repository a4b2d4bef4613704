package org.skillway.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeedAnswerTest {

    private static final Holding AT_4 = new Holding("e1", 4, new TreeMap<>());

    private static String begin(boolean snapshot, String epoch, long after) {
        return "{\"line\":\"begin\",\"snapshot\":%s,\"epoch\":\"%s\",\"after\":%d,\"head\":9,\"later\":[1]}"
                .formatted(snapshot, epoch, after);
    }

    private static String skill(String key, long revision) {
        return "{\"line\":\"entity\",\"revision\":%d,\"kind\":\"skill\",\"key\":\"%s\",\"status\":\"published\"}"
                .formatted(revision, key);
    }

    private static String commit(long revision, int entities) {
        return "{\"line\":\"commit\",\"revision\":%d,\"entities\":%d}".formatted(revision, entities);
    }

    private static String end(long revision) {
        return "{\"line\":\"end\",\"revision\":%d}".formatted(revision);
    }

    private static FeedAnswer read(Holding before, String... lines) throws FeedException {
        FeedAnswer answer = new FeedAnswer(before);
        for (String line : lines) {
            answer.accept(line);
        }
        return answer;
    }

    @Nested
    class ASnapshot {

        @Test
        @DisplayName("replaces everything that is held, also at a lower revision and another epoch")
        void replaces() throws FeedException {
            Holding before = new Holding("e1", 5, new TreeMap<>());
            Holding held = read(before, begin(true, "e2", 0), skill("a", 1), commit(2, 1), end(2))
                    .committed()
                    .orElseThrow();

            assertThat(held.epoch()).isEqualTo("e2");
            assertThat(held.revision()).isEqualTo(2);
            assertThat(held.entities()).containsOnlyKeys("skill/a");
        }

        @Test
        @DisplayName("holds each word once, however often it was said")
        void words() throws FeedException {
            Holding held = read(
                            null,
                            begin(true, "e", 0),
                            skill("a", 1),
                            skill("b", 1).replace("}", ",\"prerequisites\":[\"a\"]}"),
                            commit(1, 2),
                            end(1))
                    .committed()
                    .orElseThrow();

            FeedLine first = held.entities().get("skill/a");
            FeedLine second = held.entities().get("skill/b");
            assertThat(second.prerequisites().get(0)).isSameAs(first.key());
            assertThat(second.status()).isSameAs(first.status());
        }

        @Test
        @DisplayName("of an empty catalog is whole too")
        void empty() throws FeedException {
            FeedAnswer answer = read(null, begin(true, "e", 0), commit(0, 0), end(0));

            assertThat(answer.ended()).isTrue();
            assertThat(answer.committed()).map(Holding::revision).contains(0L);
        }
    }

    @Nested
    class Changes {

        @Test
        @DisplayName("are added revision by revision, the newest state of each entity counts")
        void added() throws FeedException {
            Holding held = read(
                            AT_4,
                            begin(false, "e1", 4),
                            skill("a", 5),
                            commit(5, 1),
                            skill("a", 6),
                            skill("b", 6),
                            commit(6, 2),
                            end(6))
                    .committed()
                    .orElseThrow();

            assertThat(held.revision()).isEqualTo(6);
            assertThat(held.entities().get("skill/a").revision()).isEqualTo(6);
        }

        @Test
        @DisplayName(
                "are told by themselves too, but not those of a snapshot, nor of a revision that did not come whole")
        void apartFromTheRest() throws FeedException {
            FeedAnswer answer = read(
                    AT_4,
                    begin(false, "e1", 4),
                    skill("a", 5),
                    commit(5, 1),
                    skill("a", 6),
                    commit(6, 1),
                    skill("b", 7));

            Holding changes = answer.changes().orElseThrow();
            assertThat(changes.revision()).isEqualTo(6);
            assertThat(changes.entities()).containsOnlyKeys("skill/a");
            assertThat(changes.entities().get("skill/a").revision()).isEqualTo(6);
            assertThat(read(null, begin(true, "e", 0), skill("a", 1), commit(1, 1), end(1))
                            .changes())
                    .isEmpty();
            assertThat(read(AT_4, begin(false, "e1", 4), end(4)).changes()).isEmpty();
        }

        @Test
        @DisplayName("leave what was held before as it is")
        void apart() throws FeedException {
            read(AT_4, begin(false, "e1", 4), skill("a", 5), commit(5, 1), end(5));

            assertThat(AT_4.entities()).isEmpty();
        }

        @Test
        @DisplayName("that break off leave the last whole revision")
        void brokenOff() throws FeedException {
            FeedAnswer answer = read(AT_4, begin(false, "e1", 4), skill("a", 5), commit(5, 1), skill("b", 6));

            assertThat(answer.ended()).isFalse();
            assertThat(answer.committed().orElseThrow().entities()).containsOnlyKeys("skill/a");
        }

        @Test
        @DisplayName("that are none leave everything as it is")
        void none() throws FeedException {
            FeedAnswer answer = read(AT_4, begin(false, "e1", 4), end(4));

            assertThat(answer.ended()).isTrue();
            assertThat(answer.committed()).isEmpty();
        }
    }

    @Nested
    class IsRefused {

        private void broken(Holding before, String... lines) {
            assertThatThrownBy(() -> read(before, lines)).isInstanceOf(FeedException.Broken.class);
        }

        @Test
        @DisplayName("a commit line with another count than came")
        void count() {
            broken(AT_4, begin(false, "e1", 4), skill("a", 5), commit(5, 2));
        }

        @Test
        @DisplayName("a revision that does not follow on the one before")
        void gap() {
            broken(AT_4, begin(false, "e1", 4), skill("a", 6), commit(6, 1));
        }

        @Test
        @DisplayName("an answer that goes on from another epoch or place")
        void elsewhere() {
            broken(AT_4, begin(false, "e2", 4));
            broken(AT_4, begin(false, "e1", 3));
            broken(null, begin(false, "e1", 0));
        }

        @Test
        @DisplayName("an end line of another revision, or amid one")
        void end() {
            broken(AT_4, begin(false, "e1", 4), FeedAnswerTest.end(5));
            broken(AT_4, begin(false, "e1", 4), skill("a", 5), FeedAnswerTest.end(4));
        }

        @Test
        @DisplayName("lines before begin, after end, of unknown sort, and what is not JSON")
        void disorder() {
            broken(AT_4, skill("a", 5));
            broken(AT_4, begin(false, "e1", 4), begin(false, "e1", 4));
            broken(AT_4, begin(false, "e1", 4), FeedAnswerTest.end(4), commit(5, 0));
            broken(AT_4, begin(false, "e1", 4), "{\"line\":\"gossip\"}");
            broken(AT_4, "{\"line\":\"beg");
            broken(AT_4, "{}");
        }
    }
}
