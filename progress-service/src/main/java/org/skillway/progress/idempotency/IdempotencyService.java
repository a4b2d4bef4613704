package org.skillway.progress.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.idempotency.IdempotencyRepository.Use;
import org.skillway.progress.security.LearnerAccess.Access;

/**
 * Lets a {@code POST} be sent again: the same key with the same body gets the same answer, within a day, per learner, subject
 * and operation. Key and answer are stored in the write's own transaction, so one is never there without the other.
 */
@ApplicationScoped
public class IdempotencyService {

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    private final IdempotencyRepository keys;
    private final ObjectMapper json;

    IdempotencyService(IdempotencyRepository keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /**
     * Makes a write, or answers what it answered the first time.
     *
     * @param key null: the write is simply made
     * @param request all that the write depends on
     * @param write is run in this transaction
     */
    @Transactional
    public <T> T once(Access who, String operation, String key, Object request, Class<T> type, Supplier<T> write) {
        return once(new Use(who.learner(), who.subject(), operation, key), request, type, write);
    }

    /** The same for a write that is about no learner: its answer is the subject's own, and is erased with the subject. */
    @Transactional
    public <T> T once(String subject, String operation, String key, Object request, Class<T> type, Supplier<T> write) {
        return once(new Use(subject, subject, operation, key), request, type, write);
    }

    /**
     * Refuses a key that is none; for writes that do much before they come to use it.
     *
     * @param key may be null
     */
    public static void check(String key) {
        if (key != null && !FORM.matcher(key).matches()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("Idempotency-Key", "idempotency-key");
        }
    }

    private <T> T once(Use use, Object request, Class<T> type, Supplier<T> write) {
        if (use.key() == null) {
            return write.get();
        }
        check(use.key());
        try {
            String digest = sha256(json.writeValueAsString(request));
            IdempotencyRepository.Kept kept = keys.claim(use, digest);
            if (kept.answer() != null) {
                if (!kept.request().equals(digest)) {
                    throw new ProblemException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
                }
                return json.readValue(kept.answer(), type);
            }
            T answer = write.get();
            keys.answer(use, json.writeValueAsString(answer));
            return answer;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
