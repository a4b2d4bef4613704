package org.skillway.progress.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import org.skillway.progress.security.ActedAs;

/** Takes uploads in as they come, portion by portion, so that memory does not grow with them. */
@ApplicationScoped
class Receiver {

    private final ImportService imports;
    private final Clock clock;

    Receiver(ImportService imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /** Receives a whole file; one that breaks off leaves nothing behind. */
    UUID receive(String subject, ActedAs actedAs, ImportFormat format, InputStream body) throws IOException {
        UUID id = UUID.randomUUID();
        imports.create(id, subject, actedAs, format);
        try {
            read(id, format, body == null ? InputStream.nullInputStream() : body);
        } catch (IOException | RuntimeException e) {
            imports.remove(id);
            throw e;
        }
        return id;
    }

    private void read(UUID id, ImportFormat format, InputStream body) throws IOException {
        Portion[] portion = new Portion[1];
        portion[0] = new Portion(() -> {
            imports.receive(id, portion[0], false);
            portion[0].clear();
        });
        LineCheck check = new LineCheck(clock, portion[0]);
        if (format == ImportFormat.CSV) {
            new CsvReader(check, portion[0]).read(body);
        } else {
            new NdjsonReader(check, portion[0]).read(body);
        }
        imports.receive(id, portion[0], true);
    }
}
