package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A sample of a profile")
class ProfilesTest {

    @ParameterizedTest
    @CsvSource({
        "org.skillway.gateway.web.EdgeFilters, Skillway's own",
        "io.netty.channel.nio.NioEventLoop, HTTP",
        "com.fasterxml.jackson.core.JsonGenerator, JSON",
        "org.roaringbitmap.RoaringBitmap, org.roaringbitmap",
        "org.jctools.queues.MpscArrayQueue, org.jctools",
        "Lone, Lone"
    })
    @DisplayName("counts for whose code it is")
    void kind(String type, String kind) {
        assertThat(Profiles.kind(type)).isEqualTo(kind);
    }
}
