package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** docs/operations/upgrade.md, from the release that deploy/growing/previous packages. */
@Tag("growing")
@ExtendWith(Skillway.class)
@DisplayName("From the previous release")
class UpgradeIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName("an upgrade part by part, old beside new, costs nobody a request, and can be taken back")
    void partByPart() throws Exception {
        Path previous = previous();
        try (Cluster cluster = new Cluster(folder, previous);
                ClusterLoad load = new ClusterLoad(cluster.entry())) {
            for (String part :
                    List.of("catalog-1", "catalog-2", "progress-1", "progress-2", "gateway-1", "gateway-2")) {
                cluster.replace(part, Cluster.THIS);
                load.goesOn();
            }
            for (String part : List.of("gateway-1", "progress-1", "catalog-1")) {
                cluster.replace(part, previous);
                load.goesOn();
            }
            load.finish();
            assertThat(load.failures()).isEmpty();
        }
    }

    private static Path previous() {
        String named = System.getenv("UPGRADE_FROM");
        assertThat(named)
                .as("Needs the previous release: UPGRADE_FROM=$(deploy/growing/previous) in the environment")
                .isNotBlank();
        Path previous = Path.of(named);
        assertThat(Files.isDirectory(previous)).as(named).isTrue();
        return previous;
    }
}
