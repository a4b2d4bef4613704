package org.skillway.progress.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Changes that are gathered")
class ChangesTest {

    private static List<String> learners(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> LearnerHash.of("learner-" + i))
                .toList();
    }

    @Test
    @DisplayName("name each learner once, in a signal that says the same when it is read")
    void once() {
        Changes changes = new Changes();
        changes.add(learners(0, 3));
        changes.add(learners(1, 4));

        assertThat(changes.hashes()).isEqualTo(learners(0, 4));
        assertThat(Changes.read(changes.payload()).hashes()).isEqualTo(learners(0, 4));
    }

    @Test
    @DisplayName("fit into a signal of PostgreSQL's, and are about anybody when they would not")
    void most() {
        Changes changes = new Changes();
        changes.add(learners(0, Changes.MOST));
        assertThat(changes.isAnybody()).isFalse();
        assertThat(changes.payload()).hasSizeBetween(7_000, 7_999);

        changes.add(learners(Changes.MOST, Changes.MOST + 1));
        assertThat(changes.isAnybody()).isTrue();
        assertThat(Changes.read(changes.payload()).isAnybody()).isTrue();
        changes.add(learners(0, 1));
        assertThat(changes.hashes()).isEmpty();
    }

    @Test
    @DisplayName("are about anybody as soon as one of them is")
    void anybody() {
        Changes changes = new Changes();
        changes.add(learners(0, 2));
        changes.add(Changes.read("*"));
        assertThat(changes.isAnybody()).isTrue();

        changes.clear();
        assertThat(changes.isEmpty()).isTrue();
    }
}
