package org.skillway.gateway.graph;

import java.util.Comparator;

/** A published unit of study, with the minutes that it takes. */
public record CourseModule(String key, Titles titles, int minutes) {

    static final Comparator<CourseModule> CHEAPEST_FIRST =
            Comparator.comparingInt(CourseModule::minutes).thenComparing(CourseModule::key);
}
