package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The processes of a stack")
class StackProcessesTest {

    @Test
    @DisplayName("hold what jcmd prints as the sum of a heap")
    void total() {
        String histogram = """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        120011        9120456  [B (java.base@17.0.15)
                Total        301234       20123456
                """;
        assertThat(StackProcesses.totalBytes("123:\n" + histogram)).isEqualTo(20_123_456);
    }
}
