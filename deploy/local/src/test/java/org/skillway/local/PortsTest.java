package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ports")
class PortsTest {

    @Test
    @DisplayName("are counted from the base")
    void counted() {
        Ports ports = new Ports(8080);

        assertThat(new int[] {
                    ports.gateway(),
                    ports.catalog(),
                    ports.progress(),
                    ports.postgresql(),
                    ports.issuer(),
                    ports.gatewayManagement(),
                    ports.catalogManagement(),
                    ports.progressManagement()
                })
                .containsExactly(8080, 8081, 8082, 8083, 8084, 8090, 8091, 8092);
    }

    @ParameterizedTest(name = "base {0} is refused")
    @ValueSource(ints = {-1, 0, 65_524, 70_000})
    void bounded(int base) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ports(base)).withMessageContaining("65523");
    }

    @Test
    @DisplayName("one that is taken is named, with who needs it and what to do")
    void taken() throws IOException {
        Ports ports = FreePorts.find();
        try (ServerSocket other = new ServerSocket(ports.catalog(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ports.requireFree(true))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is taken")
                    .hasMessageContaining("the catalog service")
                    .hasMessageContaining("--port-base");
        }
        assertThatCode(() -> ports.requireFree(true)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("PostgreSQL's is not asked for when the database is one's own")
    void withoutPostgres() throws IOException {
        Ports ports = FreePorts.find();
        try (ServerSocket other = new ServerSocket(ports.postgresql(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatCode(() -> ports.requireFree(false)).doesNotThrowAnyException();
        }
    }
}
