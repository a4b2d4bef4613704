package org.skillway.catalog.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.ChangeTurn;
import org.skillway.catalog.security.Caller;

/**
 * Lets a {@code POST} be sent again: the same key with the same body gets the same answer, within a day, per subject and
 * operation. Key and answer are stored in the write's own transaction, so one is never there without the other.
 */
@ApplicationScoped
public class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    private final ChangeTurn turn;
    private final Statements sql;
    private final ObjectMapper json;
    private final Clock clock;
    private final Caller caller;

    Idempotency(ChangeTurn turn, Statements sql, ObjectMapper json, Clock clock, Caller caller) {
        this.turn = turn;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.caller = caller;
    }

    /** Whether a key was used for the same request before, and what the answer was. */
    private record First(boolean isSame, String answer) {}

    /**
     * To be called inside the transaction of the write.
     *
     * @param key null: the write is simply made
     * @param request what the write depends on
     */
    public <T> T once(String operation, String key, JsonNode request, Class<T> type, Supplier<T> write) {
        if (key != null) {
            checkForm(key);
            // Claiming the key takes a connection, which is not to be kept from others while waiting to change the
            // catalog.
            turn.await();
        }
        return onceBeside(operation, key, request, type, write);
    }

    /** The same for a write that does not change the catalog, and so has not to wait for its turn. */
    public <T> T onceBeside(String operation, String key, JsonNode request, Class<T> type, Supplier<T> write) {
        if (key == null) {
            return write.get();
        }
        checkForm(key);
        byte[] digest = sha256(request.toString());
        return claim(operation, key, digest)
                ? remember(operation, key, write.get())
                : repeat(operation, key, digest, type);
    }

    private static void checkForm(String key) {
        if (!FORM.matcher(key).matches()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("Idempotency-Key", "idempotency-key");
        }
    }

    /** Whether the key is new. Waits for whoever uses it at this moment. */
    private boolean claim(String operation, String key, byte[] digest) {
        Instant now = clock.instant();
        sql.update("delete from idempotency_key where created_at < ?", Timestamp.from(now.minus(KEPT)));
        return sql.update(
                        "insert into idempotency_key (subject, operation, key, request, created_at) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        caller.subject(),
                        operation,
                        key,
                        digest,
                        Timestamp.from(now))
                == 1;
    }

    private <T> T remember(String operation, String key, T answer) {
        try {
            sql.update(
                    "update idempotency_key set answer = ?::jsonb where subject = ? and operation = ? and key = ?",
                    json.writeValueAsString(answer),
                    caller.subject(),
                    operation,
                    key);
            return answer;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes, so that the answer waits for its own commit, and with it for a standby that the first one may not have reached. */
    private <T> T repeat(String operation, String key, byte[] digest, Class<T> type) {
        First first = sql.first(
                        "update idempotency_key set answer = answer where subject = ? and operation = ? and key = ?"
                                + " returning request = ?, answer",
                        row -> new First(row.getBoolean(1), row.getString(2)),
                        caller.subject(),
                        operation,
                        key,
                        digest)
                .orElseThrow(() -> new ProblemException(ErrorCode.UNAVAILABLE));
        if (!first.isSame) {
            throw new ProblemException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        try {
            return json.readValue(first.answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
