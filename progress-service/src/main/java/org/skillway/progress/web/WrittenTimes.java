package org.skillway.progress.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Writes times as {@link Instant#toString} does: RFC 3339, in UTC, with no digits of a fraction, three, six or nine. That
 * method asks a formatter which fields there are, each time anew, and a page of fifty records has a hundred times: a tenth of
 * what reading one cost.
 */
class WrittenTimes extends StdScalarSerializer<Instant> {

    private static final long serialVersionUID = 1L;

    // Before and after, a year has a sign or more than four digits.
    private static final long FIRST = LocalDate.of(0, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final long END = LocalDate.of(10_000, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int LONGEST = "9999-12-31T23:59:59.999999999Z".length();

    WrittenTimes() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
        long second = time.getEpochSecond();
        if (second < FIRST || second >= END) {
            json.writeString(time.toString());
            return;
        }
        char[] text = new char[LONGEST];
        json.writeString(text, 0, write(second, time.getNano(), text));
    }

    /** @return how many characters it took */
    private static int write(long second, int nano, char[] text) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY));
        int time = Math.floorMod(second, SECONDS_OF_DAY);
        digits(day.getYear(), 4, text, 0);
        text[4] = '-';
        digits(day.getMonthValue(), 2, text, 5);
        text[7] = '-';
        digits(day.getDayOfMonth(), 2, text, 8);
        text[10] = 'T';
        digits(time / 3_600, 2, text, 11);
        text[13] = ':';
        digits(time / 60 % 60, 2, text, 14);
        text[16] = ':';
        digits(time % 60, 2, text, 17);
        int end = fraction(nano, text, 19);
        text[end] = 'Z';
        return end + 1;
    }

    private static int fraction(int nano, char[] text, int at) {
        if (nano == 0) {
            return at;
        }
        text[at] = '.';
        int places = nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
        digits(places == 3 ? nano / 1_000_000 : places == 6 ? nano / 1_000 : nano, places, text, at + 1);
        return at + 1 + places;
    }

    private static void digits(int value, int places, char[] text, int at) {
        int rest = value;
        for (int i = at + places - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
