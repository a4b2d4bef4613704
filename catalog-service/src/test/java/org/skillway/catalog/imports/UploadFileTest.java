package org.skillway.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An archive")
class UploadFileTest {

    private static final int MOST = 1_000_000;

    @TempDir
    Path folder;

    private Path zip(int files, int bytesEach) throws IOException {
        Path path = folder.resolve("upload");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry("f" + i + ".csv"));
                zip.write(new byte[bytesEach]);
            }
        }
        return path;
    }

    private long readAll(Path path) throws IOException {
        try (UploadFile upload = UploadFile.open(path, "import.csv", MOST)) {
            for (String name : upload.names()) {
                try (InputStream in = upload.open(name)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return upload.bytesRead();
        }
    }

    @Test
    @DisplayName("that is small is read whole, file by file")
    void small() throws IOException {
        assertThat(readAll(zip(3, 1000))).isEqualTo(3000);
    }

    @Test
    @DisplayName("that would fill the disk when unpacked is given up at the limit, also spread over many files")
    void bomb() throws IOException {
        Path one = zip(1, 50 * MOST);
        assertThat(Files.size(one)).isLessThan(MOST);
        assertThatThrownBy(() -> readAll(one)).isInstanceOf(ZipException.class);
        Path many = zip(20, MOST / 10);
        assertThatThrownBy(() -> readAll(many)).isInstanceOf(ZipException.class);
    }

    @Test
    @DisplayName("of too many files is not opened: their names alone could fill the memory")
    void names() throws IOException {
        assertThat(readAll(zip(ArchiveDirectory.MOST_FILES, 1))).isEqualTo(ArchiveDirectory.MOST_FILES);
        Path many = zip(ArchiveDirectory.MOST_FILES + 1, 1);
        assertThatThrownBy(() -> UploadFile.open(many, "import.csv", MOST)).isInstanceOf(ZipException.class);
        Path billions = zip(70_000, 0);
        assertThatThrownBy(() -> UploadFile.open(billions, "import.csv", MOST)).isInstanceOf(ZipException.class);
    }

    @Test
    @DisplayName("with names longer than anybody's is not opened")
    void longNames() throws IOException {
        Path path = folder.resolve("upload");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < 100; i++) {
                zip.putNextEntry(new ZipEntry(i + "x".repeat(60_000)));
            }
        }
        assertThatThrownBy(() -> UploadFile.open(path, "import.csv", MOST)).isInstanceOf(ZipException.class);
    }

    @Test
    @DisplayName("in an archive stays one file, and is not unpacked itself")
    void nested() throws IOException {
        byte[] inner = Files.readAllBytes(zip(1, 50 * MOST));
        Path path = folder.resolve("upload");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("../../inner.zip"));
            zip.write(inner);
        }
        assertThat(readAll(path)).isEqualTo(inner.length);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(path);
        }
    }

    @Test
    @DisplayName("that breaks off is no archive")
    void truncated() throws IOException {
        Path path = zip(2, 1000);
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> readAll(path)).isInstanceOf(IOException.class);
    }
}
