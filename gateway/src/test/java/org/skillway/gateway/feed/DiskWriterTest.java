package org.skillway.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWriterTest {

    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "however fast revisions come, the newest is on disk in the end, and what was confirmed after it stands")
    void newest() throws FeedException {
        GraphFile file = new GraphFile(Optional.of(folder.resolve("graph.ndjson")));
        Holding sample = GraphFileTest.sample();
        try (DiskWriter disk = new DiskWriter(file)) {
            for (long revision = 42; revision <= 90; revision++) {
                disk.save(new Holding(sample.epoch(), revision, sample.entities()));
            }
            disk.confirm(THEN);
        }

        GraphFile.Saved saved = file.load().orElseThrow();
        assertThat(saved.holding().revision()).isEqualTo(90);
        assertThat(saved.confirmed()).isEqualTo(THEN);
    }
}
