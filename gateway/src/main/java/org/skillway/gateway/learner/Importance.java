package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a role asks for something, in the words of the wire: the same schema as that of catalog-service. */
enum Importance {
    @JsonProperty("essential")
    ESSENTIAL,
    @JsonProperty("optional")
    OPTIONAL;

    static Importance from(org.skillway.gateway.graph.Importance importance) {
        return valueOf(importance.name());
    }

    org.skillway.gateway.graph.Importance inGraph() {
        return org.skillway.gateway.graph.Importance.valueOf(name());
    }
}
