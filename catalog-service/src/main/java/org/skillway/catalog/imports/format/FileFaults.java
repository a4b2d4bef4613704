package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/** What is wrong with a file, in English, without a word about classes. */
public final class FileFaults {

    private FileFaults() {}

    static Fault of(Place place, JsonProcessingException e) {
        if (String.valueOf(e.getOriginalMessage()).startsWith("Invalid UTF-8")) {
            return notUtf8(place);
        }
        String column =
                e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
        return place.fault("json", "cannot be read as JSON" + column);
    }

    private static Fault notUtf8(Place place) {
        return place.fault("utf-8", "is not UTF-8");
    }

    /** The fault of a file that cannot be read any further. */
    public static Fault unreadable(Place place, Exception e) {
        if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
            return notUtf8(place);
        }
        return e instanceof ZipException || e.getCause() instanceof ZipException
                ? place.fault("zip", "cannot be unpacked, or holds more than an import may")
                : place.fault("unreadable", "cannot be read any further");
    }

    /** The fault of a table that cannot be read any further. */
    static Fault ofTable(Place place, Exception e) {
        if (e instanceof CsvTable.TooLongException) {
            return place.fault("size", "the row is longer than an entity may be");
        }
        return CsvTable.isForm(e)
                ? place.fault("csv", "a quote is not closed, or something follows a closed one")
                : unreadable(place, e);
    }
}
