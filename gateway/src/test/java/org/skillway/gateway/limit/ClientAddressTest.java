package org.skillway.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address that is counted")
class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress(List.of());
    private final ClientAddress behindProxies =
            new ClientAddress(List.of("10.0.0.0/8", " 2001:db8:1::/48", "192.0.2.7"));

    @ParameterizedTest(name = "of {0} is {1}")
    @CsvSource({
        "203.0.113.5, 203.0.113.5",
        "::ffff:203.0.113.5, 203.0.113.5",
        "2001:db8:7:8:1:2:3:4, 20010db800070008/64",
        "2001:db8:7:8::, 20010db800070008/64",
        "2001:db8:7:9::, 20010db800070009/64",
        "::1, 0000000000000000/64",
        "fe80::1%eth0, fe80000000000000/64"
    })
    void ofAConnection(String connection, String counted) {
        assertThat(direct.of(connection, List.of())).isEqualTo(counted);
    }

    @Test
    @DisplayName("is that of the connection, whatever a client says that is no proxy of ours")
    void notBelieved() {
        assertThat(direct.of("203.0.113.5", List.of("198.51.100.1"))).isEqualTo("203.0.113.5");
        assertThat(behindProxies.of("203.0.113.5", List.of("198.51.100.1"))).isEqualTo("203.0.113.5");
        assertThat(behindProxies.of("11.0.0.1", List.of("198.51.100.1"))).isEqualTo("11.0.0.1");
        assertThat(behindProxies.of("2001:db8:2::1", List.of("198.51.100.1"))).isEqualTo("20010db800020000/64");
    }

    @ParameterizedTest(name = "behind our proxies, with X-Forwarded-For: {0}, is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1|198.51.100.1",
                "198.51.100.1:4711|198.51.100.1",
                "[2001:db8:7:8::1]:4711|20010db800070008/64",
                "2001:db8:7:8::1|20010db800070008/64",
                // What stands left of the first address that is not ours is only what that one claimed.
                "6.6.6.6, 198.51.100.1|198.51.100.1",
                "6.6.6.6, 198.51.100.1, 10.9.9.9, 192.0.2.7|198.51.100.1",
                "198.51.100.1, 2001:db8:1:5::1|198.51.100.1",
                // All of them ours: the request began within.
                "10.1.1.1, 10.2.2.2|10.1.1.1",
                "unknown|10.0.0.1",
                "198.51.100.1, unknown|10.0.0.1",
                "_hidden, 10.2.2.2|10.2.2.2",
                "example.org|10.0.0.1",
                "[|10.0.0.1"
            })
    void forwarded(String field, String counted) {
        assertThat(behindProxies.of("10.0.0.1", List.of(field))).isEqualTo(counted);
    }

    @Test
    @DisplayName("is read from several fields as from one, and without any is that of the proxy")
    void fields() {
        assertThat(behindProxies.of("10.0.0.1", List.of("6.6.6.6, 198.51.100.1", "10.3.3.3")))
                .isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "2001:db8::/129", "", "*"})
    @DisplayName("cannot be told by a proxy that is none: the gateway does not start, and says what to write")
    void refused(String proxy) {
        assertThatThrownBy(() -> new ClientAddress(List.of(proxy)))
                .hasMessageContainingAll("skillway.rate-limits.trusted-proxies", "\"" + proxy + "\"", "10.1.0.0/16");
    }
}
