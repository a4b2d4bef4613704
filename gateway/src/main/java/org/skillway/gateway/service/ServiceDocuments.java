package org.skillway.gateway.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The services' own OpenAPI documents: what they offer to the outside is what the gateway lets through. */
public final class ServiceDocuments {

    /** What stands outside this prefix is between the services. */
    public static final String OUTSIDE = "/api/v1/";

    /** Where the document of all that is offered here is read. */
    public static final String WHOLE = "/openapi";

    private static final String FOLDER = "META-INF/services-openapi/";

    private ServiceDocuments() {}

    public static JsonNode of(Service service) {
        String resource = FOLDER + service.document();
        try (InputStream in = ServiceDocuments.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        ("The document of %s is missing (%s on the class path): build that service"
                                        + " first, it writes %s/src/main/openapi/%s")
                                .formatted(service.module(), resource, service.module(), service.document()));
            }
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The document of " + service.module() + " cannot be read", e);
        }
    }
}
