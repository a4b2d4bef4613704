package org.skillway.gateway.learner;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * When what is studied: so many hours a week, evenly over its days.
 *
 * @param start the first day; null for a calendar without dates
 */
record StudyCalendar(int hoursPerWeek, LocalDate start) {

    private static final int DAYS = 7;

    private long minutesPerWeek() {
        return hoursPerWeek * 60L;
    }

    /** The week, from 1 on, in which the minute after so many comes. */
    long weekAfter(long minutes) {
        return minutes / minutesPerWeek() + 1;
    }

    /** The week in which so many minutes are full. */
    long weekOf(long minutes) {
        return weekAfter(Math.max(0, minutes - 1));
    }

    /** The day on which the minute after so many comes. */
    LocalDate dayAfter(long minutes) {
        return start.plusDays(minutes * DAYS / minutesPerWeek());
    }

    /** The day on which so many minutes are full. */
    LocalDate dayOf(long minutes) {
        return start.plusDays(Math.max(0, minutes * DAYS - 1) / minutesPerWeek());
    }

    /** How many minutes there are up to the end of a day, which is not before the start. */
    long minutesUntil(LocalDate last) {
        return (ChronoUnit.DAYS.between(start, last) + 1) * minutesPerWeek() / DAYS;
    }
}
