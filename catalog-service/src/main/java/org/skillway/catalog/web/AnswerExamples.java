package org.skillway.catalog.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * Adds an example to every answer with success to the OpenAPI document when it is built. They are what the catalog that
 * comes with Skillway has really answered, by operation and status, in a file beside this class: many are too long to stand
 * in the code.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AnswerExamples implements OASFilter {

    private static final String FILE = "answer-examples.json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Map<String, Object>> examples = read();
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(operation -> examples.getOrDefault(operation.getOperationId(), Map.of())
                        .forEach((status, answer) -> add(operation, status, answer))));
    }

    private static void add(Operation operation, String status, Object answer) {
        for (MediaType body : operation
                .getResponses()
                .getAPIResponse(status)
                .getContent()
                .getMediaTypes()
                .values()) {
            body.addExample("answer", OASFactory.createExample().value(answer));
        }
    }

    private static Map<String, Map<String, Object>> read() {
        try (InputStream file = AnswerExamples.class.getResourceAsStream(FILE)) {
            return new JsonMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
