package org.skillway.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Every internal route")
class InternalRoutesTest {

    private static final String SCOPE = "catalog:follow";

    @Inject
    BeanManager beans;

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

    private static int ask(RequestSpecification asking, String route) {
        String[] parts = route.replace("*", "me").split(" ", 2);
        return asking.contentType("application/json")
                .body(parts[0].equals("GET") ? "" : "{}")
                .request(parts[0], parts[1])
                .statusCode();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    @Test
    @DisplayName("is for a service with the scope alone")
    void forServices() {
        assertThat(routes()).isNotEmpty().allSatisfy(route -> {
            assertThat(ask(given(), route)).isEqualTo(401);
            for (String token : List.of(
                    Tokens.learner("ana"),
                    Tokens.instructor("nino"),
                    Tokens.admin("root"),
                    Tokens.service(""),
                    Tokens.service("progress:follow completions:import"))) {
                assertThat(ask(as(token), route)).isEqualTo(403);
            }
            assertThat(ask(as(Tokens.service(SCOPE)), route)).isLessThan(500).isNotIn(401, 403);
        });
    }
}
