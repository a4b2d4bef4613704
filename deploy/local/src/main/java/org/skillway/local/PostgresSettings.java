package org.skillway.local;

import java.util.Map;
import java.util.regex.Pattern;

/** Which settings the embedded PostgreSQL starts with, by their names in postgresql.conf. */
final class PostgresSettings {

    /** Nobody changes these: the library's own choice is speed, but a local stack keeps what it acknowledged. */
    static final Map<String, String> FIXED = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "");

    /**
     * As long as nobody asks for others. An import of a hundred thousand entities writes more than the usual 1 GB of log;
     * each checkpoint in its midst makes it write pages whole once more.
     */
    static final Map<String, String> USUAL =
            Map.of("max_connections", "100", "shared_buffers", "128MB", "max_wal_size", "3GB");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?");

    private PostgresSettings() {}

    /** Throws {@link IllegalArgumentException} with a sentence where one of them cannot be asked for. */
    static Map<String, String> require(Map<String, String> asked) {
        for (String name : asked.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "--postgres takes NAME=VALUE with a name of postgresql.conf, and \"%s\" is none."
                                .formatted(name));
            }
            if (FIXED.containsKey(name)
                    || name.equals("port")
                    || name.endsWith("_file")
                    || name.equals("data_directory")) {
                throw new IllegalArgumentException(
                        "--postgres cannot change %s: the stack depends on it.".formatted(name));
            }
        }
        return asked;
    }
}
