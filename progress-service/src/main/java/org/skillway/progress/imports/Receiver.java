package org.skillway.progress.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.skillway.progress.idempotency.IdempotencyService;
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

    /**
     * Receives a whole file and queues it, once for each key; one that breaks off, or that has been received before, leaves
     * nothing behind.
     *
     * @param key of a request that may be repeated; null where it may not
     * @return the import as it was when it was first asked for
     */
    ImportView receive(String subject, ActedAs actedAs, ImportFormat format, String key, InputStream body)
            throws IOException {
        IdempotencyService.check(key);
        UUID id = UUID.randomUUID();
        imports.create(id, subject, actedAs, format);
        boolean isKept = false;
        try (DigestInputStream bytes =
                new DigestInputStream(body == null ? InputStream.nullInputStream() : body, sha256())) {
            Portion rest = read(id, format, bytes);
            // A file that is no table any more is not read to its end, yet only the same to its end is the same file.
            bytes.transferTo(OutputStream.nullOutputStream());
            String digest = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
            ImportView queued = imports.queue(id, rest, subject, key, new ImportService.Upload(format, digest));
            isKept = queued.id().equals(id);
            return queued;
        } finally {
            if (!isKept) {
                imports.remove(id);
            }
        }
    }

    /** What has been read and is not kept yet. */
    private Portion read(UUID id, ImportFormat format, InputStream body) throws IOException {
        Portion[] portion = new Portion[1];
        portion[0] = new Portion(() -> {
            imports.receive(id, portion[0], ImportState.RECEIVING);
            portion[0].clear();
        });
        LineCheck check = new LineCheck(clock, portion[0]);
        if (format == ImportFormat.CSV) {
            new CsvReader(check, portion[0]).read(body);
        } else {
            new NdjsonReader(check, portion[0]).read(body);
        }
        return portion[0];
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
