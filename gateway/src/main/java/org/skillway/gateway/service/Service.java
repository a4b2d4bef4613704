package org.skillway.gateway.service;

import org.skillway.gateway.error.ErrorCode;

/** The services behind the gateway. */
public enum Service {
    CATALOG("catalog-service", ErrorCode.CATALOG_UNAVAILABLE, ErrorCode.CATALOG_BUSY, "CatalogUnavailable"),
    PROGRESS("progress-service", ErrorCode.PROGRESS_UNAVAILABLE, ErrorCode.PROGRESS_BUSY, "ProgressUnavailable");

    private final String module;
    private final ErrorCode unavailable;
    private final ErrorCode busy;
    private final String unavailableResponse;

    Service(String module, ErrorCode unavailable, ErrorCode busy, String unavailableResponse) {
        this.module = module;
        this.unavailable = unavailable;
        this.busy = busy;
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

    /** That the service has more requests from here than it may have. */
    public ErrorCode busy() {
        return busy;
    }

    /** The name of the documented answer while the service is away. */
    public String unavailableResponse() {
        return unavailableResponse;
    }
}
