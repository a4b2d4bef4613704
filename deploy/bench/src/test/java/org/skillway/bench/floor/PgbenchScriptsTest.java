package org.skillway.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The scripts for pgbench")
class PgbenchScriptsTest {

    private static final String LEARNER = "('bench-learner-' || lpad(:learner, 7, '0'))";
    private static final String ROLE = "('bench-role-' || lpad(:role, 5, '0'))";

    @Test
    @DisplayName("ask what the floors ask")
    void same() throws IOException {
        assertThat(script("role.sql")).isEqualTo(words(FloorRolePage.STATEMENT.replace("$1", ROLE)));
        assertThat(script("skills.sql"))
                .isEqualTo(words(FloorLedger.READ.replace("$1", LEARNER).replace("$2", "51")));
        assertThat(script("role-of-learner.sql"))
                .isEqualTo(words(FloorRole.STATEMENT.replace("$1", LEARNER).replace("$2", ROLE)));
    }

    /** What is asked, without how its variables are chosen. */
    private static String script(String name) throws IOException {
        String all = Files.readAllLines(Path.of("floors/pgbench", name)).stream()
                .filter(line -> !line.startsWith("\\") && !line.startsWith("--"))
                .collect(Collectors.joining(" "));
        assertThat(all).endsWith(";");
        return words(all.substring(0, all.length() - 1));
    }

    private static String words(String statement) {
        return statement.strip().replaceAll("\\s+", " ");
    }
}
