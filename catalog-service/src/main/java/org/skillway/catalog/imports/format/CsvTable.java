package org.skillway.catalog.imports.format;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** RFC 4180 as spreadsheets write it: the separator is the one that the first line uses, rows are bounded in length. */
final class CsvTable {

    private static final int MOST_HEADER_CHARACTERS = 1 << 16;

    private final RowReader rows;
    private final CSVParser parser;

    private CsvTable(RowReader rows, CSVParser parser) {
        this.rows = rows;
        this.parser = parser;
    }

    /** A row that is too long to look at. */
    static final class TooLongException extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super(new IOException("row"));
        }
    }

    static CsvTable open(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(Encodings.characters(in), MOST_HEADER_CHARACTERS);
        char separator = separator(text);
        RowReader rows = new RowReader(text);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        return new CsvTable(
                rows, CSVParser.builder().setReader(rows).setFormat(format).get());
    }

    /** The one of comma, semicolon and tab that stands most often outside of quotes on the first line. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MOST_HEADER_CHARACTERS);
        int[] counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < MOST_HEADER_CHARACTERS - 1; i++) {
            int c = text.read();
            if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) {
                break;
            }
            quoted ^= c == '"';
            if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        text.reset();
        if (counts[','] >= counts[';'] && counts[','] >= counts['\t']) {
            return ',';
        }
        return counts[';'] >= counts['\t'] ? ';' : '\t';
    }

    Iterator<CSVRecord> iterator() {
        return parser.iterator();
    }

    /** From here on, what is read counts for the next row. */
    void beginRow() {
        rows.read = 0;
    }

    /** The line on which the next row begins, counted from 1. */
    long nextLine() {
        return parser.getCurrentLineNumber() + 1;
    }

    /** Whether reading failed because of what the text says, not because it could not be had. */
    static boolean isForm(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return !(cause instanceof CharacterCodingException) && !(cause instanceof ZipException);
    }

    /** Ends in {@link TooLongException} when one row takes too many characters. */
    private static final class RowReader extends FilterReader {

        /** The parser reads ahead by its buffer, so some of the next row may count for this one. */
        private static final int MOST = JsonTokens.MOST_PER_ENTITY + (1 << 16);

        private long read;

        RowReader(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(char[] characters, int offset, int length) throws IOException {
            int got = super.read(characters, offset, Math.min(length, 1 << 14));
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) {
            read += more;
            if (read > MOST) {
                throw new TooLongException();
            }
        }
    }
}
