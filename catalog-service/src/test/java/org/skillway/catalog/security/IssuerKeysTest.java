package org.skillway.catalog.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.jose4j.http.Response;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The issuer's keys")
class IssuerKeysTest {

    private static final RsaJsonWebKey OLD = key("old");
    private static final RsaJsonWebKey NEW = key("new");

    private final Moving clock = new Moving();
    private final Identity config = Identity.asUsual();
    private JsonWebKeySet published = new JsonWebKeySet(OLD);
    private boolean down;
    private int asked;

    /** Somebody who comes while the issuer is being asked; null for nobody. */
    private Thread meanwhile;

    private final IssuerKeys keys = new IssuerKeys(address -> answer(), "https://issuer.example/jwks", config, clock);

    private Response answer() throws IOException {
        asked++;
        if (meanwhile != null) {
            comes(meanwhile);
        }
        if (down) {
            throw new IOException("nobody answers");
        }
        // The issuer may say what it likes of how long that holds.
        return new Response(
                200,
                "OK",
                Map.of("Cache-Control", List.of("max-age=86400")),
                published.toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    /** Until they have what they want, or wait for it. */
    private void comes(Thread somebody) {
        meanwhile = null;
        somebody.start();
        while (somebody.isAlive() && somebody.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Key of(String id) throws UnresolvableKeyException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue(id);
        return keys.resolveKey(token, List.of());
    }

    @Test
    @DisplayName("are fetched once for all tokens of a minute")
    void once() throws UnresolvableKeyException {
        for (int i = 0; i < 100; i++) {
            assertThat(of("old")).isEqualTo(OLD.getPublicKey());
        }
        clock.passes(Duration.ofSeconds(53));
        of("old");

        assertThat(asked).isEqualTo(1);
    }

    @Test
    @DisplayName("have a new one as soon as its first token comes, as often as they change")
    void rotated() throws UnresolvableKeyException {
        of("old");
        published = new JsonWebKeySet(NEW, OLD);
        assertThat(of("new")).isEqualTo(NEW.getPublicKey());

        RsaJsonWebKey third = key("third");
        published = new JsonWebKeySet(third, NEW);
        assertThat(of("third")).isEqualTo(third.getPublicKey());
        assertThat(asked).isEqualTo(3);
    }

    @Test
    @DisplayName("have one that was withdrawn for a minute at most, whatever the issuer says of how long they hold")
    void withdrawn() throws UnresolvableKeyException {
        of("old");
        published = new JsonWebKeySet(NEW);
        clock.passes(Duration.ofSeconds(53));
        assertThat(of("old")).isEqualTo(OLD.getPublicKey());

        clock.passes(Duration.ofSeconds(7));
        assertThatThrownBy(() -> of("old"))
                .isInstanceOf(UnresolvableKeyException.class)
                .hasNoCause();
    }

    @Test
    @DisplayName("count on for those who come while they are fetched again, until they have to be")
    void inTime() throws Exception {
        of("old");
        published = new JsonWebKeySet(NEW);
        clock.passes(Duration.ofSeconds(55));

        assertThat(whoComesMeanwhileHas("old")).isTrue();
    }

    @Test
    @DisplayName(
            "that were withdrawn in a quiet hour count for nobody who comes after it, nor for those who come together")
    void quiet() throws Exception {
        of("old");
        published = new JsonWebKeySet(NEW);
        clock.passes(Duration.ofMinutes(50));

        assertThat(whoComesMeanwhileHas("old")).isFalse();
    }

    private boolean whoComesMeanwhileHas(String id) throws Exception {
        FutureTask<Boolean> other = new FutureTask<>(() -> has(id));
        meanwhile = new Thread(other);
        assertThat(has(id)).isFalse();
        return other.get();
    }

    private boolean has(String id) {
        try {
            of(id);
            return true;
        } catch (UnresolvableKeyException e) {
            return false;
        }
    }

    @Test
    @DisplayName("are not fetched for each name that somebody makes up, and a new one is found all the same")
    void madeUp() throws UnresolvableKeyException {
        of("old");
        for (int i = 0; i < 500; i++) {
            String id = "made-up-" + i;
            assertThatThrownBy(() -> of(id)).isInstanceOf(UnresolvableKeyException.class);
        }
        assertThat(asked).isEqualTo(11);

        published = new JsonWebKeySet(NEW, OLD);
        clock.passes(config.keysPause());
        assertThat(of("new")).isEqualTo(NEW.getPublicKey());
    }

    @Test
    @DisplayName("count on for an hour while the issuer is down, which is asked again now and then")
    void down() throws UnresolvableKeyException {
        of("old");
        down = true;
        clock.passes(Duration.ofMinutes(60));
        for (int i = 0; i < 100; i++) {
            assertThat(of("old")).isEqualTo(OLD.getPublicKey());
        }
        assertThat(asked).isEqualTo(2);

        clock.passes(Duration.ofMinutes(1));
        assertThatThrownBy(() -> of("old")).hasCauseInstanceOf(IOException.class);

        down = false;
        clock.passes(config.keysPause());
        assertThat(of("old")).isEqualTo(OLD.getPublicKey());
    }

    @Test
    @DisplayName("that never came are told from one that is not among them")
    void neverCame() {
        down = true;
        assertThatThrownBy(() -> of("old")).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> of("old")).hasCauseInstanceOf(IOException.class);
        assertThat(asked).isEqualTo(1);

        down = false;
        clock.passes(config.keysPause());
        assertThatThrownBy(() -> of("new"))
                .isInstanceOf(UnresolvableKeyException.class)
                .hasNoCause();
    }

    private static final class Moving extends Clock {

        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        private void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
