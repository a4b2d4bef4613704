package org.skillway.gateway.service;

/** A request did not go to a service, since too many are there already or since none is answered. */
public final class NotAskedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    private NotAskedException(Service service, boolean busy) {
        super(service.module() + (busy ? " has too many requests" : " is left alone"), null, false, false);
        this.busy = busy;
    }

    static NotAskedException tooMany(Service service) {
        return new NotAskedException(service, true);
    }

    static NotAskedException leftAlone(Service service) {
        return new NotAskedException(service, false);
    }

    boolean isBusy() {
        return busy;
    }
}
