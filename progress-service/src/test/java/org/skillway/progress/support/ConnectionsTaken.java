package org.skillway.progress.support;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.MDC;

/** Counts how often a request takes a connection to the database, for requests whose id begins with {@link #COUNTED}. */
@Singleton
public class ConnectionsTaken implements AgroalPoolInterceptor {

    public static final String COUNTED = "counted-";

    private static final Map<String, Integer> TAKEN = new ConcurrentHashMap<>();

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (MDC.get("requestId") instanceof String request && request.startsWith(COUNTED)) {
            TAKEN.merge(request, 1, Integer::sum);
        }
    }

    public static int by(String request) {
        return TAKEN.getOrDefault(request, 0);
    }
}
