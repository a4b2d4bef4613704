package org.skillway.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Tokens of learners' own, signed with the key of a local stack. */
final class LearnerTokens implements AutoCloseable {

    private static final int HOURS = 12;

    private final Vertx vertx = Vertx.vertx();
    private final JWTAuth signer;
    private final JWTOptions options;

    /**
     * @param data folder of the stack, which keeps the key
     * @param issuer that the services of the stack believe
     */
    LearnerTokens(Path data, String issuer) throws IOException {
        JsonObject key = new JsonObject(Files.readString(data.resolve("issuer-key.json")))
                .getJsonArray("keys")
                .getJsonObject(0);
        signer = JWTAuth.create(vertx, new JWTAuthOptions().addJwk(key));
        options = new JWTOptions()
                .setAlgorithm(key.getString("alg"))
                .setIssuer(issuer)
                .setAudience(List.of("skillway"))
                .setExpiresInMinutes(60 * HOURS)
                .setHeader(new JsonObject().put("kid", key.getString("kid")));
    }

    /** One for each of the first so many learners. */
    List<String> ofFirst(int learners) {
        return of(IntStream.range(0, learners).boxed().toList());
    }

    /** One for each of these learners. */
    List<String> of(List<Integer> learners) {
        // To sign takes most of a millisecond.
        return learners.parallelStream()
                .map(learner -> of(Learners.id(learner)))
                .toList();
    }

    private String of(String subject) {
        JsonObject claims = new JsonObject()
                .put("sub", subject)
                .put("jti", UUID.randomUUID().toString())
                .put("groups", new JsonArray().add("learner"));
        return signer.generateToken(claims, options);
    }

    @Override
    public void close() {
        vertx.close();
    }
}
