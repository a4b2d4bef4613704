package org.skillway.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Says of reads by key that they may come with an age: what catalog-service does not say of its own answers. */
final class AgeOfKeptAnswers {

    private static final List<String> PATHS =
            List.of("/api/v1/roles/{key}", "/api/v1/skills/{key}", "/api/v1/modules/{key}", "/api/v1/courses/{key}");

    private AgeOfKeptAnswers() {}

    static void addTo(ObjectNode document) {
        for (String path : PATHS) {
            if (document.path("paths").path(path).path("get").path("responses").path("200")
                    instanceof ObjectNode answer) {
                answer.withObjectProperty("headers").putObject("Age").put("$ref", "#/components/headers/CatalogAge");
            }
        }
    }
}
