package org.skillway.catalog.imports.format;

import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Kind;

/** Takes in what a reader finds, as it finds it. */
public interface Intake {

    /** A document that keeps all rules that one document can keep alone. */
    void take(Place place, Document document);

    /** An entity that is there but cannot be taken; its faults are told besides. */
    void broken(Kind kind, String key);

    void fault(Fault fault);

    /** Something that was understood otherwise than it was said, and that somebody should look at. */
    void warn(Fault warning);

    /** Adds to a figure of the report: {@code relations}, say. */
    void count(String figure, long number);
}
