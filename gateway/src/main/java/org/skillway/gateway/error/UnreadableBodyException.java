package org.skillway.gateway.error;

import com.fasterxml.jackson.core.JsonProcessingException;

/** The body of a request is not the JSON that it has to be. */
public final class UnreadableBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableBodyException(JsonProcessingException why) {
        super(why);
    }

    @Override
    public synchronized JsonProcessingException getCause() {
        return (JsonProcessingException) super.getCause();
    }
}
