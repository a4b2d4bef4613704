package org.skillway.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/openapi",
                "/swagger-ui/",
                "/api/v1/roles",
                "/api/v1/roles/web-developer",
                "/api/v1/roles/Web%20Developer",
                "/api/v1/learners/me/skills/git",
                "/api/v1/learners/auth0%7C5f7c8ec7c33c6c004bbafe82/skills",
                "/api/v1/learners/a%2Fb/skills",
                "/api/v1/learners/a%5Cb/skills",
                "/api/v1/learners/%25/skills",
                "/api/v1/learners/a%3Bb/skills",
                "/api/v1/learners/a%2F..%2Fb/skills",
                "/api/v1/learners/user@example.com/history"
            })
    @DisplayName("a path that can be read in one way only is let in")
    void clear(String path) {
        assertThat(RequestPath.parse(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/v1/roles",
                "//api/v1/roles",
                "/api//v1/roles",
                "/api/v1/roles//",
                "/api/v1/roles/",
                "/api/",
                "/api/v1/./roles",
                "/api/v1/x/../roles",
                "/api/v1/%2e%2e/roles",
                "/api/v1/.%2E/roles",
                "/api/v1/roles/..",
                "/api/v1/roles/%2e",
                "/api/v1/roles;x=1",
                "/api/v1/roles;/git",
                "/api;v1/v1/roles",
                "/api/v1/roles/a%3Bb",
                "/api/v1/roles/a%2Fb",
                "/api/v1%2Froles",
                "/api/v1/roles%2f..%2f..%2f..%2finternal%2fv1%2ffeed",
                "/api/v1/roles/a%5Cb",
                "/api/v1/roles\\a",
                "/api/v1/roles/a%23b",
                "/api/v1/roles/a%3Fb",
                "/api/v1/roles/a%252Fb",
                "/api/v1/roles/%00",
                "/api/v1/roles/a%0Ab",
                "/api/v1/roles/%7F",
                "/api/v1/roles/%C2%85",
                "/api/v1/roles/%",
                "/api/v1/roles/%2",
                "/api/v1/roles/%zz",
                "/api/v1/roles/%C3%28",
                "/api/v1/roles/%C0%AF",
                "/api/v1/roles/a b",
                "/api/v1/roles/ü",
                "/api/v1/roles/a|b",
                "/api/v1/learners/../roles",
                "/api/v1/learners/%2e%2e/skills",
                "/api/v1/learners/./skills",
                "/api/v1/learners//skills",
                "/api/v1/learners/a;b/skills",
                "/api/v1/learners/%00/skills",
                "/api/v1/learners/a/skills/b%2Fc"
            })
    @DisplayName("a path that two parts could read differently leads nowhere")
    void unclear(String path) {
        assertThat(RequestPath.parse(path)).isEmpty();
    }
}
