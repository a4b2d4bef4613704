package org.skillway.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceDocuments;

/** Completes the gateway's document while it is built, and merges those of the services into it; a clash ends the build. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ServiceDocumentsFilter implements OASFilter {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        try {
            ObjectNode own = (ObjectNode)
                    JSON.readTree(reader().withInitialModel(document).build().toJSON());
            ProblemResponses.addTo(own);
            CommonResponses.addTo(own);
            DocumentMerge merge = new DocumentMerge(own);
            for (Service service : Service.values()) {
                JsonNode offered = ServiceDocuments.of(service);
                merge.add(service.module(), offered, service.unavailableResponse());
            }
            OpenAPI merged = parse(merge.result());
            document.setPaths(merged.getPaths());
            document.setComponents(merged.getComponents());
            document.setTags(merged.getTags());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenAPI parse(JsonNode document) throws IOException {
        byte[] json = JSON.writeValueAsBytes(document);
        return reader().withCustomStaticFile(() -> new ByteArrayInputStream(json))
                .build()
                .model();
    }

    /** Reads and writes documents without looking at the application. */
    private static SmallRyeOpenAPI.Builder reader() {
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardFilter(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false);
    }
}
