package org.skillway.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.service.Lanes.Lane;

@DisplayName("Connections by event loops")
class LanesTest {

    private static final int LOOPS = 4;
    private static final int CONNECTIONS = 10;
    private static final int SHARE = 3;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final Lanes lanes = new Lanes(vertx, CONNECTIONS, parts -> vertx.createHttpClient());

    @AfterEach
    void close() {
        lanes.close();
        vertx.close();
    }

    private Lane nextOn(Context loop) {
        CompletableFuture<Lane> next = new CompletableFuture<>();
        loop.runOnContext(now -> {
            Lane lane = lanes.next();
            lane.underWay().incrementAndGet();
            next.complete(lane);
        });
        return next.join();
    }

    @Test
    @DisplayName("are those of the loop that asks, and of each loop others")
    void own() {
        List<Lane> found = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            Context loop = ((VertxInternal) vertx).createEventLoopContext();
            found.add(nextOn(loop));
            assertThat(nextOn(loop)).isSameAs(found.get(i));
        }
        assertThat(found).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("are all to be had by one loop, evenly, once its share is used up")
    void all() {
        Context loop = ((VertxInternal) vertx).createEventLoopContext();
        List<Lane> found = new ArrayList<>();
        for (int i = 0; i < SHARE * LOOPS; i++) {
            found.add(nextOn(loop));
        }
        assertThat(found.subList(0, SHARE)).containsOnly(found.get(0));
        assertThat(found.subList(SHARE, found.size())).doesNotContain(found.get(0));
        assertThat(found).allSatisfy(lane -> assertThat(lane.underWay()).hasValue(SHARE));
    }

    @Test
    @DisplayName("are as many together as were asked for, at least, and never none")
    void parts() {
        assertThat(Lanes.part(CONNECTIONS, LOOPS)).isEqualTo(SHARE);
        assertThat(Lanes.part(16, LOOPS)).isEqualTo(4);
        assertThat(Lanes.part(1, LOOPS)).isEqualTo(1);
    }
}
