package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A database URL")
class DatabaseServerTest {

    @Test
    @DisplayName("gives each service its own, with the same parameters and without the administrator")
    void split() {
        DatabaseServer server = DatabaseServer.parse(
                "jdbc:postgresql://db.example:5433/postgres?user=ad%40min&sslmode=require&password=s%26cret",
                Optional.of("unused"));

        assertThat(server.user()).isEqualTo("ad@min");
        assertThat(server.password()).isEqualTo("s&cret");
        assertThat(server.port()).isEqualTo(5433);
        assertThat(server.url("catalog")).isEqualTo("jdbc:postgresql://db.example:5433/catalog?sslmode=require");
        assertThat(server).hasToString("jdbc:postgresql://db.example:5433/postgres?sslmode=require");
    }

    @Test
    @DisplayName("may leave the password to the environment and the database to the custom")
    void defaults() {
        DatabaseServer server = DatabaseServer.parse("jdbc:postgresql://db/?user=admin", Optional.of("hidden"));

        assertThat(server.password()).isEqualTo("hidden");
        assertThat(server.port()).isEqualTo(5432);
        assertThat(server.database()).isEqualTo("postgres");
    }

    @ParameterizedTest(name = "{0} is refused, and not repeated")
    @ValueSource(
            strings = {
                "postgres://host/db?user=a&password=s3cret",
                "jdbc:postgresql://host?password=s3cret",
                "jdbc:postgresql://host/db?password=s3cret",
                "jdbc:mysql://host/db?user=a&password=s3cret"
            })
    void refused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseServer.parse(url, Optional.empty()))
                .withMessageContaining("--database-url")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("s3cret"));
    }
}
