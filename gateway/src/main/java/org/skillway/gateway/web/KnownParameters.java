package org.skillway.gateway.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;

/**
 * Holds the query string against the method that it reached: an unknown name, a name given twice, a value that is no text
 * and one that is not of the parameter's type are refused. JAX-RS would ignore the first two and answer 404 to the third.
 */
class KnownParameters {

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        Method method = resource.getResourceMethod();
        if (method == null || uri.getQueryParameters().isEmpty()) {
            return;
        }
        Map<String, Class<?>> parameters = known.computeIfAbsent(method, KnownParameters::queryParameters);
        ReadableQuery.check(uri.getRequestUri().getRawQuery());
        uri.getQueryParameters().forEach((name, values) -> check(parameters, name, values));
    }

    private static void check(Map<String, Class<?>> parameters, String name, List<String> values) {
        Class<?> type = parameters.get(name);
        if (type == null) {
            throw new ProblemException(ErrorCode.UNKNOWN_PARAMETER, name).in(name, "unknown");
        }
        if (values.size() > 1) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "duplicate");
        }
        String value = values.get(0);
        if (type.isEnum()) {
            checkChoice(name, value, type);
        } else if (type == Integer.class || type == Long.class) {
            if (!value.matches("-?[0-9]{1,9}")) {
                throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "integer");
            }
        } else if (type == Boolean.class && !value.equals("true") && !value.equals("false")) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "boolean");
        }
    }

    private static void checkChoice(String name, String value, Class<?> type) {
        List<String> choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        if (!choices.contains(value)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in(name, "one-of", String.join(", ", choices));
        }
    }

    private static Map<String, Class<?>> queryParameters(Method method) {
        Map<String, Class<?>> known = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(known, field, field.getType());
                }
            }
            add(known, parameter, parameter.getType());
        }
        return Map.copyOf(known);
    }

    private static void add(Map<String, Class<?>> known, AnnotatedElement where, Class<?> type) {
        QueryParam parameter = where.getAnnotation(QueryParam.class);
        if (parameter != null) {
            known.put(parameter.value(), type);
        }
    }
}
