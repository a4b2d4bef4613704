package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Every internal route")
class InternalRoutesTest {

    private static final String SCOPE = "progress:follow";

    /** For whoever the tokens in its body name, each of which {@link StandingsTest} tries. */
    private static final String BY_BODY = "POST /internal/v1/standings";

    /** What {@link RightsTest} tries as everybody. */
    private static final Set<String> ABOUT_A_LEARNER =
            RightsTest.routes().filter(route -> route.contains(" /internal/")).collect(Collectors.toSet());

    @Inject
    BeanManager beans;

    @TestHTTPResource
    URI service;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Method and path of each; {@code *} stands for a variable. */
    private List<String> routes() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(InternalRoutesTest::routes)
                .filter(route -> route.contains("internal/"))
                .toList();
    }

    private static Stream<String> routes(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(http -> http.value() + " " + path(resource, method)));
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
        return template.replaceAll("\\{[^}]+}", "*");
    }

    /** @param token null for nobody's */
    private int ask(String route, String token) {
        String[] parts = route.replace("*", "me").split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(parts[1]))
                .header("Content-Type", "application/json")
                .method(
                        parts[0],
                        parts[0].equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close(); // Signals have no end.
            return answer.statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(route, e);
        }
    }

    @Test
    @DisplayName("is for a service with the scope alone, but for those that say otherwise here")
    void forServices() {
        assertThat(routes())
                .contains(BY_BODY)
                .containsAll(ABOUT_A_LEARNER)
                .filteredOn(route -> !route.equals(BY_BODY) && !ABOUT_A_LEARNER.contains(route))
                .isNotEmpty()
                .allSatisfy(route -> {
                    assertThat(ask(route, null)).isEqualTo(401);
                    for (String token : List.of(
                            Tokens.learner("ana"),
                            Tokens.instructor("nino"),
                            Tokens.admin("root"),
                            Tokens.service(""),
                            Tokens.service("catalog:follow completions:import"))) {
                        assertThat(ask(route, token)).isEqualTo(403);
                    }
                    assertThat(ask(route, Tokens.service(SCOPE)))
                            .isLessThan(500)
                            .isNotIn(401, 403);
                });
    }

    @Test
    @DisplayName("about a learner is for no service, whatever its scope")
    void aboutALearner() {
        assertThat(ABOUT_A_LEARNER).isNotEmpty().allSatisfy(route -> {
            for (String scope : List.of("", SCOPE, "catalog:follow completions:import")) {
                assertThat(ask(route, Tokens.service(scope))).isEqualTo(403);
            }
        });
    }
}
