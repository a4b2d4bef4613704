package org.skillway.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Whom an embedded PostgreSQL lets in: only from this machine, and with a password except while it gets its first one. */
enum PostgresAccess {
    ANYONE("trust"),
    PASSWORD("scram-sha-256");

    private final String method;

    PostgresAccess(String method) {
        this.method = method;
    }

    void write(File dataDirectory) {
        String rules = """
                # Written by Skillway at every start.
                host all all 127.0.0.1/32 %1$s
                host all all ::1/128 %1$s
                """.formatted(method);
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
