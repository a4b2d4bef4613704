package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a process has used")
class ProcessUseTest {

    @Test
    @DisplayName("is the memory that it holds alone and its part of what is shared")
    void memory() {
        assertThat(ProcessUse.memory("""
                55d0-7ffe ---p 00000000 00:00 0    [rollup]
                Rss:              123456 kB
                Pss:               65432 kB
                Pss_Dirty:         60000 kB
                """)).isEqualTo(65_432 * 1024);
    }

    @Test
    @DisplayName("is told of a process that runs")
    void own() {
        ProcessUse use = ProcessUse.of(ProcessHandle.current());
        assertThat(use.userMicros() + use.systemMicros()).isPositive();
        assertThat(use.memoryBytes()).isGreaterThan(1024 * 1024);
    }
}
