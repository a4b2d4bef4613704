package org.skillway.progress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An operation")
class PermissionFeatureTest {

    private final List<Object> checks = new ArrayList<>();

    @Authenticated
    static class Asking {

        public void says() {}

        @Permit(Permission.ADMINS)
        public void some() {}

        @Permit(Permission.WHO_SEES_ALL)
        public void sees() {}

        @Permit(Permission.WHOEVER_THE_BODY_NAMES)
        public void all() {}
    }

    static class NotAsking {

        @Permit(Permission.ADMINS)
        public void some() {}
    }

    private record Operation(Class<?> getResourceClass, Method getResourceMethod) implements ResourceInfo {

        static Operation of(Class<?> resource, String method) {
            try {
                return new Operation(resource, resource.getMethod(method));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void configure(Class<?> resource, String method) {
        FeatureContext features = (FeatureContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {FeatureContext.class}, (context, called, arguments) -> {
                    checks.add(arguments[0]);
                    return context;
                });
        new PermissionFeature(null, null, null).configure(Operation.of(resource, method), features);
    }

    @Test
    @DisplayName("of which nobody has said who may call it keeps everything from starting")
    void withoutPermission() {
        assertThatThrownBy(() -> configure(Asking.class, "says"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Asking.says()");
    }

    @Test
    @DisplayName("for some keeps everything from starting where tokens are not asked for before it")
    void withoutTokens() {
        assertThatThrownBy(() -> configure(NotAsking.class, "some"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NotAsking.some()");
    }

    @Test
    @DisplayName("for some has a check before it, one for all has none")
    void checked() {
        configure(Asking.class, "all");
        assertThat(checks).isEmpty();
        configure(Asking.class, "some");
        assertThat(checks).singleElement().isInstanceOf(PermissionFilter.class);
    }

    @Test
    @DisplayName("that opens a learner's progress keeps everything from starting where no learner stands in its path")
    void ofNobody() {
        assertThatThrownBy(() -> configure(Asking.class, "sees"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Asking.sees()");
    }
}
