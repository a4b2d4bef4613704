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

    private final LedgerRequests requests = new LedgerRequests(LEARNERS, 0);

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
        LedgerRequests further = new LedgerRequests(3 * LEARNERS, requests.skillsHad());
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

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }
}
