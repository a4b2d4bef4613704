package org.skillway.progress.error;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods each path has, read from the resources. Quarkus REST does not say it: it tries the resource classes whose
 * paths begin alike one after the other, and answers what the last of them has to say, a 404 where a method is wrong; and its
 * 405 names no methods.
 */
@ApplicationScoped
class AllowedMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]+}");
    private static final Pattern MATRIX = Pattern.compile(";[^/]*");

    private final List<Route> routes;

    private record Route(Pattern path, String method) {}

    AllowedMethods(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(AllowedMethods::routes)
                .toList();
    }

    private static Stream<Route> routes(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(http -> new Route(pattern(resource, method), http.value())));
    }

    private static Pattern pattern(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
        return Pattern.compile(
                Arrays.stream(VARIABLE.split(template, -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"))
                        + "/?");
    }

    /**
     * The methods of a path in the order of their names; empty where there is no such path.
     *
     * @param path as it stands in the request
     */
    SortedSet<String> of(String path) {
        String plain = MATRIX.matcher(path).replaceAll("");
        SortedSet<String> methods = routes.stream()
                .filter(route -> route.path().matcher(plain).matches())
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }
}
