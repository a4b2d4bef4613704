package org.skillway.gateway.routing;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations of resource classes, by what their annotations say. */
final class OwnOperations {

    private OwnOperations() {}

    /** @return the methods of each path, by its template */
    static Map<String, Set<String>> of(Collection<Class<?>> classes) {
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Class<?> type : classes) {
            Path path = type.getAnnotation(Path.class);
            if (path != null) {
                for (Method method : type.getMethods()) {
                    httpMethod(method).ifPresent(name -> methods.computeIfAbsent(
                                    template(path, method.getAnnotation(Path.class)), unused -> new TreeSet<>())
                            .add(name));
                }
            }
        }
        return methods;
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(HttpMethod::value)
                .findAny();
    }

    private static String template(Path resource, Path method) {
        return resource.value() + (method == null ? "" : method.value());
    }
}
