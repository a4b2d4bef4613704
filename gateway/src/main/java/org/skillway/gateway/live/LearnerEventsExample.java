package org.skillway.gateway.live;

/** The beginning of a stream as the document shows it; a test holds it against what the gateway sends. */
final class LearnerEventsExample {

    static final String STREAM = """
            retry: 2071

            event: progress
            id: 5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11.7.-.0
            data: {"progressVersion":7}

            event: catalog
            id: 5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11.7.0ef6ce24-52a5-4b1c-8a51-5d3a0c3f6b7e.128
            data: {"catalogRevision":128}

            :

            event: progress
            id: 5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11.8.0ef6ce24-52a5-4b1c-8a51-5d3a0c3f6b7e.128
            data: {"progressVersion":8}

            """;

    private LearnerEventsExample() {}
}
