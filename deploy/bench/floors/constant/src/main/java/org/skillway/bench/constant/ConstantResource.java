package org.skillway.bench.constant;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers everybody the same, without looking at anything. */
@Path("/constant")
class ConstantResource {

    private static final String ANSWER = "{\"constant\":true}";

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public String constant() {
        return ANSWER;
    }
}
