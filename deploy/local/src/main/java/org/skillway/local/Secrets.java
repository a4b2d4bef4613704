package org.skillway.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Passwords of the local stack, drawn on its first start and kept in the data folder.
 *
 * @param databaseUsers password by user of PostgreSQL
 * @param clients secret by client of the token issuer
 * @param fresh whether they were drawn just now, so that nothing outside knows them yet
 */
record Secrets(
        Map<String, String> databaseUsers,
        Map<String, String> clients,
        @JsonIgnore boolean fresh) {

    static final String SUPERUSER = "postgres";

    /** Owns the tables of progress-service, whose own user may not change the ledger. */
    static final String PROGRESS_OWNER = "progress_owner";

    static Secrets loadOrDraw(Path file) {
        if (!Files.exists(file)) {
            Secrets drawn = new Secrets(
                    draw(SUPERUSER, Services.CATALOG, Services.PROGRESS, PROGRESS_OWNER),
                    draw(Services.PROGRESS_CLIENT, Services.GATEWAY_CLIENT),
                    true);
            DataFolder.write(file, Json.bytes(drawn));
            return drawn;
        }
        return load(file);
    }

    static Secrets load(Path file) {
        try {
            Secrets kept = Json.read(file, Secrets.class);
            if (kept.databaseUsers.containsKey(PROGRESS_OWNER)) {
                return new Secrets(kept.databaseUsers, kept.clients, false);
            }
            // Drawn by a release that had no such user.
            Map<String, String> users = new TreeMap<>(kept.databaseUsers);
            users.putAll(draw(PROGRESS_OWNER));
            Secrets more = new Secrets(users, kept.clients, false);
            DataFolder.write(file, Json.bytes(more));
            return more;
        } catch (IOException e) {
            throw new Refusal(
                    "The passwords in %s cannot be read (%s): put the file back, or delete it and the next start draws new ones."
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
    }

    String databasePassword(String user) {
        return databaseUsers.get(user);
    }

    String clientSecret(String client) {
        return clients.get(client);
    }

    private static Map<String, String> draw(String... names) {
        SecureRandom random = new SecureRandom();
        Map<String, String> drawn = new TreeMap<>();
        for (String name : names) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            drawn.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return drawn;
    }
}
