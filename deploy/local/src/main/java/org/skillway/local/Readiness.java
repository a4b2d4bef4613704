package org.skillway.local;

import java.nio.file.Files;
import java.util.Optional;

/** Asks one part of a running stack, in its own way, whether it is ready now. */
final class Readiness {

    /** PostgreSQL, the issuer and three services: with fewer on record, one is dead at the moment. */
    static final int PARTS = 5;

    private final DataFolder folder;

    Readiness(DataFolder folder) {
        this.folder = folder;
    }

    boolean of(StackState.Entry entry) {
        return entry.health() == null ? database(entry) : Probe.answers(entry.health());
    }

    private boolean database(StackState.Entry entry) {
        if (!Files.exists(folder.secrets())) {
            return false;
        }
        DatabaseServer server = DatabaseServer.parse(entry.url() + withUser(entry.url()), Optional.empty());
        return new Databases(server, Secrets.load(folder.secrets())).version().isPresent();
    }

    /** Only its address is used: the services' users log in. */
    private static String withUser(String url) {
        return (url.contains("?") ? "&" : "?") + "user=" + Services.CATALOG;
    }
}
