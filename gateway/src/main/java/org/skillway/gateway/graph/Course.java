package org.skillway.gateway.graph;

import java.util.List;

/**
 * An ordered list of modules.
 *
 * @param published false once it is retired: nobody can take it up any more, but who has done so goes on
 * @param modules their keys, in the order of the course, retired ones included
 */
public record Course(String key, boolean published, int version, Titles titles, List<String> modules) {

    public Course {
        modules = List.copyOf(modules);
    }
}
