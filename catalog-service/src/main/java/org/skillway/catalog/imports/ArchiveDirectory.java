package org.skillway.catalog.imports;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * What a ZIP archive says at its end of the directory before it: how many files there are, and how long the directory is. It
 * is read whole into the memory to find any of them, so that an archive of nothing but names could fill that.
 */
final class ArchiveDirectory {

    static final int MOST_FILES = 1_000;

    private static final int MOST_BYTES = 1 << 20;

    /** "PK", 5 and 6 (APPNOTE 4.3.16), and what follows it in front of a comment. */
    private static final int END = 0x06054b50;

    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int FILES_AT = 10;
    private static final int LENGTH_AT = 12;

    private ArchiveDirectory() {}

    /**
     * Looks at everything that could be taken for the end. An archive in the form for billions of files says there that it
     * has 65,535, which is too many.
     *
     * @throws ZipException where there is more than an import may have
     */
    static void check(Path archive) throws IOException {
        ByteBuffer tail = tail(archive);
        for (int at = 0; at + END_BYTES <= tail.limit(); at++) {
            if (tail.getInt(at) == END
                    && ((tail.getShort(at + FILES_AT) & 0xFFFF) > MOST_FILES
                            || Integer.toUnsignedLong(tail.getInt(at + LENGTH_AT)) > MOST_BYTES)) {
                throw new ZipException("too many files");
            }
        }
    }

    private static ByteBuffer tail(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), END_BYTES + LONGEST_COMMENT)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
