package org.skillway.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.skillway.gateway.config.RateLimitsConfig;
import org.skillway.gateway.security.KnownTokens;

/**
 * Whose token is presented. It is verified before it counts, else anybody could use up the requests of another; and by whoever
 * looks first, since that costs more than all else that is done here. One that is not known any longer is verified again here
 * at its next request, for all who only ask whether it is known.
 */
@ApplicationScoped
class Subjects {

    private static final Logger LOG = Logger.getLogger(Subjects.class);
    private static final String SCHEME = "bearer ";
    private static final long LONGEST_WAIT_MILLIS = 1_000;
    private static final int THREADS = 2;
    private static final int REFUSED_SECONDS = 10;

    private final JWTParser parser;
    private final Clock clock;
    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final KnownTokens valid;

    /** By digest, the second from which on a token that does not count is looked at again. */
    private final Cache<String, Long> refused;

    Subjects(JWTParser parser, KnownTokens valid, Clock clock, Vertx vertx, RateLimitsConfig config) {
        this.parser = parser;
        this.valid = valid;
        this.clock = clock;
        this.vertx = vertx;
        // Of their own: the issuer's keys may have to be fetched first, and nobody else shall wait for that.
        this.workers = vertx.createSharedWorkerExecutor("rate-limit-tokens", THREADS);
        this.refused = Caffeine.newBuilder().maximumSize(config.remembered()).build();
    }

    /**
     * The subject of a token that counts; none for any other, and where that cannot be told in time.
     *
     * @param authorization the field as it came, or null; a future that is complete where the token is known
     */
    Future<Optional<String>> of(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.succeededFuture(Optional.empty());
        }
        String token = authorization.substring(SCHEME.length()).strip();
        Optional<String> subject = valid.valid(token).map(JsonWebToken::getSubject);
        if (subject.isPresent()) {
            return Future.succeededFuture(subject);
        }
        String digest = digest(token);
        Long until = refused.getIfPresent(digest);
        if (until != null && clock.instant().getEpochSecond() < until) {
            return Future.succeededFuture(Optional.empty());
        }
        return inTime(token, digest);
    }

    private Future<Optional<String>> inTime(String token, String digest) {
        Promise<Optional<String>> answer = Promise.promise();
        long timer = vertx.setTimer(LONGEST_WAIT_MILLIS, late -> answer.tryComplete(Optional.empty()));
        workers.executeBlocking(
                        () -> answer.future().isComplete() ? Optional.<String>empty() : verify(token, digest), false)
                .onComplete(subject -> {
                    vertx.cancelTimer(timer);
                    answer.tryComplete(subject.otherwise(Optional.empty()).result());
                });
        return answer.future();
    }

    private Optional<String> verify(String token, String digest) {
        try {
            valid.keep(token, parser.parse(token));
        } catch (ParseException e) {
            // The exception quotes the token, or the claims in it.
            LOG.debugf("A token does not count: %s", reason(e));
        }
        Optional<String> subject = valid.valid(token).map(JsonWebToken::getSubject);
        if (subject.isEmpty()) {
            // Keys change, and a token that is not valid yet will be: it is looked at again before long.
            refused.put(digest, clock.instant().getEpochSecond() + REFUSED_SECONDS);
        }
        return subject;
    }

    private static String reason(ParseException e) {
        return (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName();
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        workers.close();
    }
}
