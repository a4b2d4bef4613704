package org.skillway.catalog.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.MDC;

/** What a request asks the database, for requests whose id begins with {@link #NOTED}. */
public final class StatementsByRequest {

    public static final String NOTED = "noted-";

    private static final Map<String, List<String>> STATEMENTS = new ConcurrentHashMap<>();

    private StatementsByRequest() {}

    static void note(String sql) {
        if (MDC.get("requestId") instanceof String request && request.startsWith(NOTED)) {
            STATEMENTS.computeIfAbsent(request, none -> new ArrayList<>()).add(sql);
        }
    }

    /** In the order in which they were asked; a request asks one after the other. */
    public static List<String> of(String request) {
        return List.copyOf(STATEMENTS.getOrDefault(request, List.of()));
    }
}
