package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An open page")
class LivePageTest {

    private final LivePage page = new LivePage();

    @Test
    @DisplayName("reads events wherever the stream is cut")
    void cut() {
        page.receive(Buffer.buffer("retry: 1000\n\nevent: progress\nid: a\ndata: {\"progress"), 10);
        assertThat(page.hasBegun()).isFalse();
        page.receive(Buffer.buffer("Version\":7}\n"), 20);
        assertThat(page.hasBegun()).isFalse();
        page.receive(Buffer.buffer("\n"), 30);
        assertThat(page.hasBegun()).isTrue();
        page.acknowledge(8, 40);
        page.receive(Buffer.buffer("event: catalog\ndata: {\"catalogRevision\":9}\n\n"), 50);
        assertThat(page.untold()).isEqualTo(1);
        page.receive(event(8), 70);
        assertThat(page.takeDelays()).containsExactly(30L);
    }

    @Test
    @DisplayName("is told of several writes by one event")
    void together() {
        page.acknowledge(3, 100);
        page.acknowledge(4, 110);
        page.acknowledge(5, 120);
        page.receive(event(4), 150);
        assertThat(page.takeDelays()).containsExactlyInAnyOrder(50L, 40L);
        assertThat(page.untold()).isEqualTo(1);
        page.receive(event(5), 160);
        assertThat(page.takeDelays()).containsExactly(40L);
        assertThat(page.takeDelays()).isEmpty();
    }

    @Test
    @DisplayName("that hears of a write before its answer has waited for nothing")
    void early() {
        page.receive(event(6), 90);
        page.acknowledge(6, 95);
        assertThat(page.takeDelays()).containsExactly(0L);
        assertThat(page.untold()).isZero();
    }

    private static Buffer event(long version) {
        return Buffer.buffer("event: progress\nid: x\ndata: {\"progressVersion\":" + version + "}\n\n");
    }
}
