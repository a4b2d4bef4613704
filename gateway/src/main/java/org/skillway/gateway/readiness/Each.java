package org.skillway.gateway.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a stream with one step does, for the many short lists of an answer, where setting a stream up is most of the work. */
public final class Each {

    private Each() {}

    public static <T, R> List<R> of(List<T> list, Function<? super T, ? extends R> function) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<R> made = new ArrayList<>(list.size());
        for (int place = 0; place < list.size(); place++) {
            made.add(function.apply(list.get(place)));
        }
        return made;
    }
}
