package org.skillway.catalog.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A name under skillway.")
class KnownKeysTest {

    private final KnownKeys known = new KnownKeys(Map.of(
            "skillway.plans.effort", "",
            "skillway.plans.most-effort", "",
            "skillway.rate-limits.trusted-proxies", "",
            "skillway.live.beat", "elsewhere",
            "skillway.live.peat", "",
            "skillway.token.client-secret", "secret"));

    @ParameterizedTest(name = "{0} is known")
    @ValueSource(
            strings = {
                "skillway.plans.effort",
                "SKILLWAY_PLANS_MOST_EFFORT",
                "skillway.rate-limits.trusted-proxies[0]",
                "SKILLWAY_RATE_LIMITS_TRUSTED_PROXIES_12_",
                "SKILLWAY_LIVE_BEAT",
                // Of Kubernetes, and of engines that link containers.
                "SKILLWAY_CATALOG_SERVICE_HOST",
                "SKILLWAY_CATALOG_SERVICE_PORT_HTTP",
                "SKILLWAY_CATALOG_PORT",
                "SKILLWAY_CATALOG_PORT_8081_TCP_ADDR",
                "SKILLWAY_TEST_DB"
            })
    void known(String name) {
        assertThat(known.fault(name)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is not, and was probably meant to be {1}")
    @CsvSource({
        "skillway.plan.efort, skillway.plans.effort",
        "SKILLWAY_PLANS_EFFORTS, SKILLWAY_PLANS_EFFORT",
        "skillway.plans.mosteffort, skillway.plans.most-effort",
        "SKILLWAY_RATE_LIMIT_TRUSTED_PROXY, SKILLWAY_RATE_LIMITS_TRUSTED_PROXIES",
        "skillway.live.heat, skillway.live.peat",
        "skillway.plans.effort.x, skillway.plans.effort"
    })
    void near(String name, String meant) {
        assertThat(known.fault(name)).hasValueSatisfying(why -> assertThat(why)
                .startsWith(name + " is no key of Skillway, so that ")
                .endsWith("Did you mean " + meant + "? If not, take it away."));
    }

    @Test
    @DisplayName("that is like no other is not, and nothing is suggested")
    void far() {
        assertThat(known.fault("SKILLWAY_COLOUR"))
                .hasValueSatisfying(why -> assertThat(why).contains("docs/operations/configuration.md"));
    }

    @Test
    @DisplayName("is looked for in every source, and told once")
    void sources() {
        assertThat(known.unknown(new SmallRyeConfigBuilder()
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of(
                                                "skillway.plans.efort",
                                                "1S",
                                                "quarkus.whatever",
                                                "x",
                                                "%dev.skillway.y",
                                                "z"),
                                        "file",
                                        100),
                                new EnvConfigSource(
                                        Map.of(
                                                "SKILLWAY_PLANS_EFORT",
                                                "1S",
                                                "SKILLWAY_PLANS_EFFORT",
                                                "1S",
                                                "PATH",
                                                "/"),
                                        300))
                        .build()))
                .hasSize(2)
                .anySatisfy(why -> assertThat(why).startsWith("SKILLWAY_PLANS_EFORT is no key"))
                .anySatisfy(why -> assertThat(why).startsWith("skillway.plans.efort is no key"));
    }

    @Test
    @DisplayName("is secret where the code says so")
    void secrets() {
        assertThat(known.secrets()).containsExactly("skillway.token.client-secret");
        assertThat(KnownKeys.load().secrets()).containsExactly("quarkus.datasource.password");
    }
}
