package org.skillway.system.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a request whatever it shows its fault without. */
final class Shrinker {

    private static final int MOST_TRIES = 150;

    private final Predicate<Request> shows;
    private int tries;

    /** @param shows whether a request still shows the fault, which is found out by sending it */
    Shrinker(Predicate<Request> shows) {
        this.shows = shows;
    }

    Request smallest(Request request) {
        Request smallest = request;
        while (tries < MOST_TRIES) {
            Request smaller = smaller(smallest);
            if (smaller == null) {
                return smallest;
            }
            smallest = smaller;
        }
        return smallest;
    }

    private Request smaller(Request request) {
        for (Request candidate : candidates(request)) {
            if (tries++ >= MOST_TRIES) {
                return null;
            }
            if (shows.test(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static List<Request> candidates(Request request) {
        List<Request> all = new ArrayList<>();
        if (request.body() != null) {
            all.add(request.withRaw(null));
        }
        if (request.headers().size() > 2) {
            all.add(request.withHeaders(request.headers().stream()
                    .filter(header -> header.name().equals("Content-Type"))
                    .toList()));
        }
        withoutOne(request.headers()).forEach(headers -> all.add(request.withHeaders(headers)));
        withoutOne(request.query()).forEach(query -> all.add(request.withQuery(query)));
        if (request.json() != null) {
            Trees.withoutOne(request.json()).forEach(json -> all.add(request.withJson(json)));
        } else if (request.raw() != null) {
            int half = request.raw().length() / 2;
            if (half > 0) {
                all.add(request.withRaw(request.raw().substring(0, half)));
                all.add(request.withRaw(request.raw().substring(half)));
            }
        }
        return all;
    }

    private static <T> List<List<T>> withoutOne(List<T> list) {
        List<List<T>> smaller = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<T> others = new ArrayList<>(list);
            others.remove(i);
            smaller.add(others);
        }
        return smaller;
    }
}
