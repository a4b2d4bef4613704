package org.skillway.catalog.imports;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Where uploads lie while they are imported. */
@ApplicationScoped
class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    /** What {@code EdgeFilters} lets everything else have. */
    private static final long OTHER_BODIES = 1024 * 1024;

    private final ImportConfig config;
    private final MemorySize mostHttp;

    Uploads(ImportConfig config, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostHttp) {
        this.config = config;
        this.mostHttp = mostHttp;
    }

    /**
     * An upload on the disk.
     *
     * @param digest SHA-256 of its bytes, in hexadecimal digits
     */
    record Stored(Path path, long bytes, String digest) {}

    /** Two limits of which one makes the other a lie are refused before anybody relies on them. */
    void check(@Observes StartupEvent start) {
        long most = config.maxUpload().asLongValue();
        if (mostHttp.asLongValue() < Math.max(most, OTHER_BODIES)) {
            throw new IllegalStateException(
                    "skillway.imports.max-upload lets in %d bytes and other bodies may have %d, but quarkus.http.limits.max-body-size is only %d: what is between would break off without a problem. Leave quarkus.http.limits.max-body-size unset, it follows skillway.imports.max-upload, and let that be 1M at least."
                            .formatted(most, OTHER_BODIES, mostHttp.asLongValue()));
        }
    }

    /** Writes a body to the disk as it comes; one that breaks off leaves nothing behind. */
    Stored store(InputStream body) throws IOException {
        Path folder = Path.of(config.folder().orElse(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "skillway-import-", ".upload");
        try (DigestInputStream bytes =
                new DigestInputStream(body == null ? InputStream.nullInputStream() : body, sha256())) {
            long length = Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            return new Stored(
                    file,
                    length,
                    HexFormat.of().formatHex(bytes.getMessageDigest().digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("The upload %s is left behind: %s", file, e.getMessage());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
