package org.skillway.progress.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading at a row that is too long to look at: one quotation mark too many would put a whole file into one cell. */
final class BoundedRows extends FilterReader {

    /** Characters; more than the parser reads ahead. */
    private static final int MOST_PER_ROW = 1 << 16;

    private int read;

    BoundedRows(Reader in) {
        super(in);
    }

    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    void beginRow() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int got = super.read(characters, offset, length);
        return counted(got, got);
    }

    private int counted(int result, int more) throws IOException {
        read += Math.max(0, more);
        if (read > MOST_PER_ROW) {
            throw new TooLongException();
        }
        return result;
    }
}
