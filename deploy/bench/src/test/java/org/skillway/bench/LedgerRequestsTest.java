package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is asked about ledgers")
class LedgerRequestsTest {

    private static final int LEARNERS = 100;

    private final LedgerRequests requests = new LedgerRequests(LEARNERS, LEARNERS, 0);

    @Test
    @DisplayName("adds a skill that the learner has not, each time")
    void fresh() {
        Set<LedgerWrite> written = new HashSet<>();
        for (int i = 0; i < 950 * LEARNERS / 2; i++) {
            LedgerWrite write = requests.write();
            int learner = number(write.learner());
            int skill = number(write.skill());
            assertThat(skill % Learners.KINDS).isNotEqualTo(learner % Learners.KINDS);
            assertThat(written.add(write)).isTrue();
        }
        assertThat(requests.skillsHad()).isEqualTo(950);
    }

    @Test
    @DisplayName("goes on with other skills where there are more learners")
    void more() {
        Set<LedgerWrite> written = new HashSet<>();
        IntStream.range(0, 120).forEach(i -> written.add(requests.write()));
        LedgerRequests further = new LedgerRequests(3 * LEARNERS, LEARNERS, requests.skillsHad());
        for (int i = 0; i < 1_000; i++) {
            assertThat(written.add(further.write())).isTrue();
        }
    }

    @Test
    @DisplayName("reads every learner to whom nothing is added, before one is read again")
    void apart() {
        Set<String> read = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (int i = 0; i < LEARNERS / 2; i++) {
            read.add(requests.path());
            written.add(LedgerWrite.skills(requests.write().learner()) + "?limit=50");
        }
        assertThat(read).hasSize(LEARNERS / 2).doesNotContainAnyElementsOf(written);
        assertThat(written).hasSize(LEARNERS / 2);
    }

    @Test
    @DisplayName("asks about as many of a hundred times the learners, from all parts of them")
    void active() {
        LedgerRequests asked = new LedgerRequests(100 * LEARNERS, LEARNERS, 0);
        Set<Integer> written = new HashSet<>();
        for (int i = 0; i < 3 * LEARNERS; i++) {
            written.add(number(asked.write().learner()));
        }
        assertThat(written).hasSize(LEARNERS / 2);
        for (int tenth = 0; tenth < 10; tenth++) {
            int first = tenth * 10 * LEARNERS;
            assertThat(written).anyMatch(learner -> learner >= first && learner < first + 10 * LEARNERS);
        }
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }
}
