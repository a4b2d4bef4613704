package org.skillway.catalog.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.skillway.catalog.imports.format.Upload;

/** An upload on the disk: one file, or the files of a ZIP archive. */
final class UploadFile implements Upload, AutoCloseable {

    private final Path path;
    private final String name;
    private final ZipFile archive;
    private final long mostBytes;
    private long bytesRead;

    private UploadFile(Path path, String name, ZipFile archive, long mostBytes) {
        this.path = path;
        this.name = name;
        this.archive = archive;
        this.mostBytes = mostBytes;
    }

    /** @param name what a single file is called in reports */
    static UploadFile open(Path path, String name, long mostBytes) throws IOException {
        byte[] start = new byte[4];
        try (InputStream in = Files.newInputStream(path)) {
            int length = in.readNBytes(start, 0, start.length);
            boolean zip = length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] <= 8 && start[3] <= 8;
            if (zip) {
                ArchiveDirectory.check(path);
            }
            return new UploadFile(path, name, zip ? new ZipFile(path.toFile()) : null, mostBytes);
        }
    }

    @Override
    public List<String> names() {
        return archive == null
                ? List.of(name)
                : archive.stream()
                        .filter(entry ->
                                !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                        .map(ZipEntry::getName)
                        .sorted()
                        .toList();
    }

    @Override
    public InputStream open(String file) throws IOException {
        InputStream in = archive == null ? Files.newInputStream(path) : archive.getInputStream(archive.getEntry(file));
        return new BufferedInputStream(new Counted(in), 1 << 16);
    }

    /** Bytes of all files so far, unpacked. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }

    /** A small archive can hold more than any disk. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int got = super.read();
            count(got < 0 ? 0 : 1);
            return got;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = super.read(bytes, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) throws IOException {
            bytesRead += more;
            if (bytesRead > mostBytes) {
                throw new ZipException("too large");
            }
        }
    }
}
