package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is asked of a plan")
class PlanQuestionTest {

    @Test
    @DisplayName("says how much work is allowed, or leaves it at what is usual")
    void work() {
        PlanAsked asked = new PlanAsked();
        asked.skills = "git";
        assertThat(PlanQuestion.of(asked).work()).isNull();
        asked.workMillis = 250;
        assertThat(PlanQuestion.of(asked).work()).isEqualTo(Duration.ofMillis(250));
    }
}
