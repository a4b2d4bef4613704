package org.skillway.gateway.live;

import java.nio.charset.StandardCharsets;

/** What goes over the wire, in the form of the HTML standard (9.2.5). */
final class EventText {

    private EventText() {}

    /** Where the learner's progress stands, of which this is told for the first time. */
    static byte[] progress(Told told) {
        return event("progress", told, "{\"progressVersion\":" + told.version() + "}");
    }

    static byte[] catalog(Told told) {
        return event("catalog", told, "{\"catalogRevision\":" + told.revision() + "}");
    }

    private static byte[] event(String name, Told told, String data) {
        return bytes("event: " + name + "\nid: " + told.id() + "\ndata: " + data + "\n\n");
    }

    /** After how long a client comes again when its stream has ended. */
    static byte[] retry(long millis) {
        return bytes("retry: " + millis + "\n\n");
    }

    /** Nothing but that this gateway is there. */
    static byte[] comment() {
        return bytes(":\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
