package org.skillway.catalog.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where uploads lie while they are imported. */
@ApplicationScoped
class Uploads {

    private final ImportConfig config;

    Uploads(ImportConfig config) {
        this.config = config;
    }

    /** An upload on the disk. */
    record Stored(Path path, long bytes) {}

    /** Writes a body to the disk as it comes; one that breaks off leaves nothing behind. */
    Stored store(InputStream body) throws IOException {
        Path folder = Path.of(config.folder().orElse(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "skillway-import-", ".upload");
        try {
            return new Stored(file, body == null ? 0 : Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
