package org.skillway.bench.floor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Checks tokens by the library that belongs to Vert.x, and knows for a minute which ones it has found valid, as the services
 * do: to check a signature costs more than most of what is asked for.
 */
final class FloorTokens {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 16_000;
    private static final int LEEWAY_SECONDS = 5;

    private final JWTAuth library;
    private final Cache<String, User> valid =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    private FloorTokens(JWTAuth library) {
        this.library = library;
    }

    /** @param keys where the issuer's keys stand, as a JWK set */
    static FloorTokens of(URI keys, Vertx vertx) throws IOException, InterruptedException {
        String set = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(keys).build(), BodyHandlers.ofString())
                .body();
        JWTAuthOptions options = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions().addAudience("skillway").setLeeway(LEEWAY_SECONDS));
        new JsonObject(set).getJsonArray("keys").forEach(key -> options.addJwk((JsonObject) key));
        return new FloorTokens(JWTAuth.create(vertx, options));
    }

    /** @return who asks; fails where there is no valid token */
    Future<User> asker(HttpServerRequest request) {
        String bearer = String.valueOf(request.getHeader("Authorization"));
        String token = bearer.substring(bearer.indexOf(' ') + 1);
        User known = valid.getIfPresent(token);
        if (known != null && !known.expired(LEEWAY_SECONDS)) {
            return Future.succeededFuture(known);
        }
        return library.authenticate(new TokenCredentials(token)).onSuccess(user -> valid.put(token, user));
    }

    /** Whether the learner asks, or somebody who may see and change what every learner has. */
    static boolean opens(User asker, String learner) {
        return learner.equals(asker.subject()) || isAdmin(asker);
    }

    private static boolean isAdmin(User asker) {
        return asker.principal().getJsonArray("groups").contains("admin");
    }
}
