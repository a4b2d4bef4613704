package org.skillway.gateway.service;

import org.skillway.gateway.error.ErrorCode;

/** The services behind the gateway. */
public enum Service {
    CATALOG("catalog-service", ErrorCode.CATALOG_UNAVAILABLE, "CatalogUnavailable"),
    PROGRESS("progress-service", ErrorCode.PROGRESS_UNAVAILABLE, "ProgressUnavailable");

    private final String module;
    private final ErrorCode unavailable;
    private final String unavailableResponse;

    Service(String module, ErrorCode unavailable, String unavailableResponse) {
        this.module = module;
        this.unavailable = unavailable;
        this.unavailableResponse = unavailableResponse;
    }

    public String module() {
        return module;
    }

    public String document() {
        return module + ".json";
    }

    public ErrorCode unavailable() {
        return unavailable;
    }

    /** The name of the documented answer while the service is away. */
    public String unavailableResponse() {
        return unavailableResponse;
    }
}
