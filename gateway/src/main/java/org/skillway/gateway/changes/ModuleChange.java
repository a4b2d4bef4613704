package org.skillway.gateway.changes;

import java.util.List;
import org.skillway.gateway.graph.CourseModule;

/**
 * A module that is in one of two plans only.
 *
 * @param putIn whether it is in the later one
 * @param because at least one
 * @param instead the modules of the other plan whose part it takes, or that take its part
 */
public record ModuleChange(CourseModule module, boolean putIn, List<Reason> because, List<CourseModule> instead) {

    public ModuleChange {
        because = List.copyOf(because);
        instead = List.copyOf(instead);
    }

    /** Why. Of a module that was taken out the first that holds; of one that was put in all that do. */
    public enum Reason {
        /** Taken out: the learner has completed it. */
        COMPLETED,
        /** Taken out: the catalog has retired it. */
        RETIRED,
        /** Taken out: the wishes rule out what it has become. */
        RULED_OUT,
        /** Taken out: the learner has all that it was to bring. */
        SKILLS_HELD,
        /** Taken out: what it was to bring serves nothing that is asked for today. */
        NOT_REQUIRED,
        /** Taken out: the minutes do not suffice for what it served. */
        LEFT_OUT,
        /** Taken out: what it served cannot be met any more. */
        UNTEACHABLE,
        /** Taken out: it does not teach any more what it was to bring. */
        TEACHES_LESS,
        /** Taken out: it goes in fewer minutes, or as many and fewer modules, without it. */
        SHORTER_WITHOUT,
        /** Put in: it was not there to choose from. */
        PUBLISHED_SINCE,
        /** Put in: it was there in another version. */
        CHANGED_SINCE,
        /** Put in: it serves a requirement that was not asked for. */
        REQUIREMENT_ADDED,
        /** Put in: it brings a skill that the learner had. */
        SKILL_LOST,
        /** Put in: it brings what a module was to bring that was taken out. */
        TAKES_THE_PART,
        /** Put in: the whole is shortest with it, as things are. */
        SHORTEST_WITH
    }
}
