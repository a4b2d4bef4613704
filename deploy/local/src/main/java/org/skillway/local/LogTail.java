package org.skillway.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the end of a log, and what is added to it afterwards. */
final class LogTail {

    // A longer piece is read in several rounds; a log with longer lines than this shows their ends.
    private static final int LARGEST_PIECE = 1 << 20;

    private static final Pattern STACK_FRAME = Pattern.compile("(\\[ERROR] )?\\s+(at \\S+\\(.*|\\.\\.\\. \\d+ more)");
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");
    private static final long LARGEST_LOG = 20L << 20;

    private final Path file;
    private long position;

    private LogTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** Before a process begins to add to it: one older generation is kept, so that logs do not fill the disk start by start. */
    static void rotate(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > LARGEST_LOG) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Begins where the file ends now. */
    static LogTail fromEnd(Path file) throws IOException {
        return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
    }

    static List<String> last(Path file, int lines) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            LogTail tail = new LogTail(file, Math.max(0, Files.size(file) - LARGEST_PIECE));
            List<String> all = tail.more(true);
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The last lines that say something to a person: without the frames of stack traces, which would crowd them out. */
    static List<String> lastWords(Path file, int lines) {
        List<String> words = last(file, Integer.MAX_VALUE).stream()
                .map(line -> COLOUR.matcher(line).replaceAll(""))
                .filter(line -> !STACK_FRAME.matcher(line).matches())
                .filter(line -> !line.isBlank())
                .toList();
        return words.subList(Math.max(0, words.size() - lines), words.size());
    }

    /** The whole lines that were added since the last call. */
    List<String> more() throws IOException {
        return more(false);
    }

    private List<String> more(boolean withUnfinishedLine) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            if (reader.length() < position) {
                position = 0;
            }
            byte[] piece = new byte[(int) Math.min(LARGEST_PIECE, reader.length() - position)];
            reader.seek(position);
            reader.readFully(piece);
            int end = piece.length;
            if (!withUnfinishedLine) {
                while (end > 0 && piece[end - 1] != '\n') {
                    end--;
                }
            }
            position += end;
            return new String(piece, 0, end, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
