package org.skillway.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Uploads")
class UploadsTest {

    private static final long MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    private Uploads uploads(long maxUpload, long maxBody) {
        ImportConfig config = new ImportConfig() {
            @Override
            public Optional<String> folder() {
                return Optional.of(folder.toString());
            }

            @Override
            public MemorySize maxUpload() {
                return size(maxUpload);
            }

            @Override
            public MemorySize maxUnpacked() {
                return size(maxUpload);
            }

            @Override
            public Duration silence() {
                return Duration.ZERO;
            }
        };
        return new Uploads(config, size(maxBody));
    }

    @Test
    @DisplayName("larger than HTTP lets in are refused at the start, with what to do")
    void limits() {
        assertThatCode(() -> uploads(4 * MEBIBYTE, 4 * MEBIBYTE).check(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> uploads(4 * MEBIBYTE, 4 * MEBIBYTE - 1).check(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "skillway.imports.max-upload", "4194304", "quarkus.http.limits.max-body-size", "unset");
        assertThatThrownBy(() -> uploads(1000, 1000).check(null)).hasMessageContaining("1M at least");
    }

    @Test
    @DisplayName("lie on the disk with the digest of their bytes, and not at all when they break off")
    void stored() throws IOException {
        Uploads uploads = uploads(MEBIBYTE, MEBIBYTE);
        Uploads.Stored stored = uploads.store(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
        assertThat(stored.path()).hasContent("abc");
        assertThat(stored.bytes()).isEqualTo(3);
        assertThat(stored.digest()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        uploads.delete(stored.path());
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int from, int size) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> uploads.store(broken)).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
